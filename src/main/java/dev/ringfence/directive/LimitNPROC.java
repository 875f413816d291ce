package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.ResourceLimit;

/** Limits how many processes and threads the user of the service can have. */
public record LimitNPROC() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("LimitNPROC", Topic.RESOURCES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Limits how many processes and threads the user of the service can have.")
          .takes("N[:M] | infinity", new ResourceLimit(ResourceLimit.Unit.COUNT))
          .grade("infinity", "No limit.")
          .grade(
              "SOFT:HARD",
              "The service starts with the soft limit and may raise it to the hard one.")
          .grade("N", "Soft and hard limit at once.")
          .byDefault(
              "manager default",
              "DefaultLimitNPROC= in system.conf; what that is differs by systemd and kernel.")
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note(
              "It counts by user over the whole machine, and does not hold for root;"
                  + " TasksMax= is the better limit.")
          .breaks(
              "Another service of the same user, which is counted as well.",
              "TasksMax=, which counts this service alone.")
          .denies("EAGAIN", "fork, clone or starting a thread.")
          .userUnits(UserUnits.limited("It cannot go above the manager's own hard limit."))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              LimitNPROC=64
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
