package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.OnePath;
import dev.ringfence.directive.value.Rating;

/** Puts the service into an existing user namespace. */
public record UserNamespacePath() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("UserNamespacePath", Topic.NAMESPACES, Placement.EXECUTION)
          .since(259)
          .summary("Puts the service into an existing user namespace.")
          .takes("PATH", new OnePath(Check.Consequence.LINE_IGNORED))
          .grade("none", "The machine's user namespace, or a private one.")
          .grade("PATH", "This one: its users, and its capabilities.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.HIGH))
          .note("The score does not look at it.")
          .link(
              Relation.CANCELS,
              "PrivateUsers",
              "It has no effect beside this, or the two are refused together.")
          .breaks("The same as PrivateUsers=.", "The same as there.")
          .failsToStart(217, "USER", "The file does not exist or is no user namespace.")
          .userUnits(UserUnits.systemOnly(""))
          .kernel("User namespaces.")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              UserNamespacePath=/run/exampled/userns
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
