package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.ResourceLimit;

/** Limits the best nice level the service can ask for. */
public record LimitNICE() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("LimitNICE", Topic.RESOURCES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Limits the best nice level the service can ask for.")
          .takes("N[:M] | infinity", new ResourceLimit(ResourceLimit.Unit.NICE))
          .grade("infinity", "No limit.")
          .grade(
              "SOFT:HARD",
              "The service starts with the soft limit and may raise it to the hard one.")
          .grade("N", "Soft and hard limit at once.")
          .byDefault(
              "manager default",
              "DefaultLimitNICE= in system.conf; what that is differs by systemd and kernel.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "Written with a sign it is a nice level (-5), without one the raw limit"
                  + " from 0 to 40.")
          .breaks(
              "Programs that raise their own priority as an ordinary user.", "Nice= in the unit.")
          .denies("EPERM", "setpriority and nice to a better level (EACCES on some calls).")
          .userUnits(UserUnits.limited("It cannot go above the manager's own hard limit."))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              LimitNICE=0
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
