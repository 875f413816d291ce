package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Counts CPU time of this unit. */
public record CPUAccounting() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("CPUAccounting", Topic.ACCOUNTING, Placement.CONTROL_GROUP)
          .since(208)
          .gone(258)
          .summary("Counts CPU time of this unit.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "Nothing is counted, unless a limit needs it.",
              "systemctl status and systemd-cgtop show it, and the journal when the unit"
                  + " stops.")
          .byDefault("yes", "DefaultCPUAccounting= in system.conf.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "On the unified hierarchy and Linux 4.15 or later CPU time is counted in"
                  + " any case; 258 removed the line.")
          .link(Relation.SEE_ALSO, "DefaultCPUAccounting", "The same for every unit.")
          .userUnits(UserUnits.delegated())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              CPUAccounting=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
