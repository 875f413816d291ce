package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.ResourceLimit;

/** Limits how large a stack of the service can grow. */
public record LimitSTACK() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("LimitSTACK", Topic.RESOURCES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Limits how large a stack of the service can grow.")
          .takes("N[:M] | infinity", new ResourceLimit(ResourceLimit.Unit.BYTES))
          .grade("infinity", "No limit.")
          .grade(
              "SOFT:HARD",
              "The service starts with the soft limit and may raise it to the hard one.")
          .grade("N", "Soft and hard limit at once.")
          .byDefault(
              "manager default",
              "DefaultLimitSTACK= in system.conf; what that is differs by systemd and kernel.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "A larger limit also changes where the kernel places libraries; infinity"
                  + " takes some randomness away.")
          .breaks(
              "Deep recursion, and programs that give each thread this much (glibc takes"
                  + " the soft limit as the default size).",
              "Raise it, or lower it where there are thousands of threads.")
          .shows(new Signal.Killed("SIGSEGV"), "The stack would grow beyond the limit.")
          .userUnits(UserUnits.limited("It cannot go above the manager's own hard limit."))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              LimitSTACK=8M
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
