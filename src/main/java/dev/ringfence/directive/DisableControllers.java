package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Keeps control-group controllers switched off below this unit. */
public record DisableControllers() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("DisableControllers", Topic.RESOURCES, Placement.CONTROL_GROUP)
          .since(240)
          .summary("Keeps control-group controllers switched off below this unit.")
          .takes("CONTROLLER...", Text.INSTANCE)
          .grade("none", "Controllers are switched on as units ask for them.")
          .grade("CONTROLLER...", "These stay off, whatever units below ask for.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "A matter of speed. Limits of units below that need the controller then do"
                  + " nothing: MemoryMax= without memory, TasksMax= without pids.")
          .shows(new Signal.Silent(), "Limits that need the controller do nothing.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Slice]
              DisableControllers=io
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
