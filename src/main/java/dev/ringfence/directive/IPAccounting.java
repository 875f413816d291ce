package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Counts bytes and packets on the network of this unit. */
public record IPAccounting() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("IPAccounting", Topic.ACCOUNTING, Placement.CONTROL_GROUP)
          .since(235)
          .summary("Counts bytes and packets on the network of this unit.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "Nothing is counted.",
              "systemctl status shows them, and the journal when the unit stops.")
          .byDefault("no", "DefaultIPAccounting= in system.conf.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note("Traffic of a service that should have none is a finding.")
          .link(Relation.SEE_ALSO, "DefaultIPAccounting", "The same for every unit.")
          .userUnits(UserUnits.noEffect())
          .kernel("CONFIG_CGROUP_BPF on the unified hierarchy.")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              IPAccounting=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
