package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.ResourceLimit;

/** Limits the highest real-time priority the service can ask for. */
public record LimitRTPRIO() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("LimitRTPRIO", Topic.RESOURCES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Limits the highest real-time priority the service can ask for.")
          .takes("N[:M] | infinity", new ResourceLimit(ResourceLimit.Unit.COUNT))
          .grade("infinity", "No limit.")
          .grade(
              "SOFT:HARD",
              "The service starts with the soft limit and may raise it to the hard one.")
          .grade("N", "Soft and hard limit at once.")
          .byDefault(
              "manager default",
              "DefaultLimitRTPRIO= in system.conf; what that is differs by systemd and"
                  + " kernel.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "0 shuts real-time scheduling for a service without CAP_SYS_NICE, also by"
                  + " sched_setattr(2), which RestrictRealtime= does not see.")
          .breaks(
              "Sound and control programs that run as an ordinary user.",
              "The priority that they need.")
          .denies("EPERM", "sched_setscheduler and sched_setattr with more.")
          .userUnits(UserUnits.limited("It cannot go above the manager's own hard limit."))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              LimitRTPRIO=0
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
