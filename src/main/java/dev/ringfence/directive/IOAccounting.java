package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Counts bytes and operations on disks of this unit. */
public record IOAccounting() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("IOAccounting", Topic.ACCOUNTING, Placement.CONTROL_GROUP)
          .since(230)
          .summary("Counts bytes and operations on disks of this unit.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "Nothing is counted, unless a limit needs it.",
              "systemctl status and systemd-cgtop show it, and the journal when the unit"
                  + " stops.")
          .byDefault("no", "DefaultIOAccounting= in system.conf.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note("Which disk a service keeps busy, and how.")
          .link(Relation.SEE_ALSO, "DefaultIOAccounting", "The same for every unit.")
          .userUnits(UserUnits.delegated())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              IOAccounting=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
