package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Orders the unit after the system's basic set-up, and stops it at shutdown. */
public record DefaultDependencies() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("DefaultDependencies", Topic.UNIT, Placement.UNIT)
          .sinceBeforeRecords()
          .summary("Orders the unit after the system's basic set-up, and stops it at shutdown.")
          .takes("BOOL", Bool.INSTANCE)
          .grade("yes", "It starts when file systems, /tmp and sockets are there.")
          .grade("no", "It may start before them, and must order itself.")
          .byDefault("yes")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "With no, the score leaves PrivateTmp=, ProtectHome=, ProtectSystem= and"
                  + " RootDirectory= out, because the places may not be there yet; that"
                  + " changes the whole score.")
          .link(
              Relation.SEE_ALSO,
              "PrivateTmp",
              "From 260 on yes becomes disconnected where nothing orders the unit after /tmp.")
          .breaks(
              "With no, a service whose sandbox names places that are mounted later.",
              "yes, or RequiresMountsFor=.")
          .failsToStart(226, "NAMESPACE", "With no, a place that is not there yet.")
          .userUnits(UserUnits.works())
          .scored("PrivateTmp", "ProtectHome", "ProtectSystem", "RootDirectoryOrRootImage")
          .unscaled()
          .example(
              """
              [Unit]
              DefaultDependencies=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
