package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.ResourceLimit;

/** Limits how large a core dump of the service can be. */
public record LimitCORE() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("LimitCORE", Topic.RESOURCES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Limits how large a core dump of the service can be.")
          .takes("N[:M] | infinity", new ResourceLimit(ResourceLimit.Unit.BYTES))
          .grade("infinity", "No limit.")
          .grade(
              "SOFT:HARD",
              "The service starts with the soft limit and may raise it to the hard one.")
          .grade("N", "Soft and hard limit at once.")
          .byDefault(
              "manager default",
              "DefaultLimitCORE= in system.conf; what that is differs by systemd and kernel.")
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note(
              "A core dump holds all that was in memory, keys and passwords among it: 0"
                  + " keeps that off the disk. Where the kernel pipes dumps to"
                  + " systemd-coredump, 0 keeps the contents out and leaves a journal line.")
          .breaks("Finding out why a service crashed.", "Set infinity for the time of the search.")
          .shows(new Signal.Silent(), "The core dump is missing or cut off.")
          .userUnits(UserUnits.limited("It cannot go above the manager's own hard limit."))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              LimitCORE=0
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
