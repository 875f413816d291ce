package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Counts memory of this unit. */
public record MemoryAccounting() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("MemoryAccounting", Topic.ACCOUNTING, Placement.CONTROL_GROUP)
          .since(208)
          .summary("Counts memory of this unit.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "Nothing is counted, unless a limit needs it.",
              "systemctl status and systemd-cgtop show it, and the journal when the unit"
                  + " stops.")
          .byDefault("yes", "DefaultMemoryAccounting= in system.conf.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note("Default yes from 238 on; MemoryMax= and its like switch it on as well.")
          .link(Relation.SEE_ALSO, "DefaultMemoryAccounting", "The same for every unit.")
          .userUnits(UserUnits.delegated())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              MemoryAccounting=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
