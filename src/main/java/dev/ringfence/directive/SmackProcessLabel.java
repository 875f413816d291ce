package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Runs the service with this Smack label. */
public record SmackProcessLabel() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("SmackProcessLabel", Topic.MANDATORY_ACCESS, Placement.EXECUTION)
          .since(218)
          .summary("Runs the service with this Smack label.")
          .takes("[-]LABEL", Text.INSTANCE)
          .grade("(empty)", "The manager's label, or the one of the program's file.")
          .grade("LABEL", "This one.")
          .byDefault("manager label")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.HIGH, Level.HIGH))
          .note(
              "A leading - goes on where the label cannot be set. Hardly any general"
                  + " distribution uses Smack.")
          .failsToStart(232, "SMACK_PROCESS_LABEL", "The label cannot be set.")
          .denies("EACCES", "Whatever the rules deny.")
          .userUnits(UserUnits.systemOnly(""))
          .requires(BuildFeature.SMACK)
          .kernel("Smack, switched on.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              SmackProcessLabel=exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
