package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Delegation;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Hands the service's part of the control-group tree over to it. */
public record Delegate() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("Delegate", Topic.RESOURCES, Placement.CONTROL_GROUP)
          .since(218)
          .summary("Hands the service's part of the control-group tree over to it.")
          .takes("BOOL | CONTROLLER...", Delegation.INSTANCE)
          .grade("yes", "The service manages its part itself, with every controller.")
          .grade("CONTROLLER...", 236, "With these controllers.")
          .grade("no", "systemd manages it.")
          .byDefault("no")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.TURNS_ON)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "For container and session managers alone. A list that is empty, or names"
                  + " only unknown controllers, still hands the tree over. The score counts"
                  + " that as bad.")
          .link(
              Link.of(
                      Relation.CONFLICTS,
                      "ProtectControlGroups",
                      "A service that was given a subtree wants to write to it.")
                  .withOther("yes", "strict"))
          .link(
              Relation.NEEDED_BY,
              "DelegateSubgroup",
              "Where in the subtree the service itself runs.")
          .breaks("Container managers, without it.", "Delegate=yes.")
          .denies("EACCES", "A user's service that writes to a tree that was not handed over.")
          .userUnits(UserUnits.works())
          .scored("Delegate")
          .example(
              """
              [Service]
              ExecStart=/usr/bin/exampled
              Delegate=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
