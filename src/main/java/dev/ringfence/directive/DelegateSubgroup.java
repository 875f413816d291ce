package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Puts the service's main process into a subgroup of its delegated control group. */
public record DelegateSubgroup() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("DelegateSubgroup", Topic.RESOURCES, Placement.CONTROL_GROUP)
          .since(254)
          .summary(
              "Puts the service's main process into a subgroup of its delegated control"
                  + " group.")
          .takes("NAME", Text.INSTANCE)
          .grade("none", "It runs at the top of its own tree.")
          .grade(
              "NAME", "It runs in this subgroup, so that controllers can be switched on beside it.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .link(Relation.NEEDS, "Delegate", "Without it there is no subtree.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/bin/exampled
              Delegate=yes
              DelegateSubgroup=supervisor
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
