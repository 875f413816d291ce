package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.ResourceLimit;

/** Limits how much address space a process of the service can map. */
public record LimitAS() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("LimitAS", Topic.RESOURCES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Limits how much address space a process of the service can map.")
          .takes("N[:M] | infinity", new ResourceLimit(ResourceLimit.Unit.BYTES))
          .grade("infinity", "No limit.")
          .grade(
              "SOFT:HARD",
              "The service starts with the soft limit and may raise it to the hard one.")
          .grade("N", "Soft and hard limit at once.")
          .byDefault(
              "manager default",
              "DefaultLimitAS= in system.conf; what that is differs by systemd and kernel.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It counts addresses, not memory, by process, not by service: seldom what"
                  + " is meant.")
          .breaks(
              "Everything that reserves much and uses little: the JVM, Go, Node.js,"
                  + " sanitizers, PostgreSQL with huge pages.",
              "MemoryMax=, which counts memory that is used.")
          .denies("ENOMEM", "mmap, brk, and so malloc.")
          .userUnits(UserUnits.limited("It cannot go above the manager's own hard limit."))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              LimitAS=4G
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
