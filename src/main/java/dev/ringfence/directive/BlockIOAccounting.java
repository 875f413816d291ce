package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Counts bytes on disks in the old control groups of this unit. */
public record BlockIOAccounting() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("BlockIOAccounting", Topic.ACCOUNTING, Placement.CONTROL_GROUP)
          .since(208)
          .gone(258)
          .summary("Counts bytes on disks in the old control groups of this unit.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "Nothing is counted, unless a limit needs it.",
              "systemctl status and systemd-cgtop show it, and the journal when the unit"
                  + " stops.")
          .byDefault("no", "DefaultBlockIOAccounting= in system.conf.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "Deprecated in 252 and without effect on the unified hierarchy: use"
                  + " IOAccounting=. 258 removed it.")
          .link(Relation.SEE_ALSO, "DefaultBlockIOAccounting", "The same for every unit.")
          .userUnits(UserUnits.delegated())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              BlockIOAccounting=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
