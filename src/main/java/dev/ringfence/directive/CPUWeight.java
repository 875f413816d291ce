package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Amount;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Sets the service's share of processor time against others. */
public record CPUWeight() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("CPUWeight", Topic.RESOURCES, Placement.CONTROL_GROUP)
          .since(232)
          .summary("Sets the service's share of processor time against others.")
          .takes("1..10000 | idle", Amount.between(1, 10000, "idle"))
          .grade("10000", "The greatest share.")
          .grade("50", "A small share.")
          .byDefault("manager default", "100 where nothing is set.")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "A share, not a limit: it counts only while others want the processor."
                  + " idle, from 252 on, runs it when nobody else does.")
          .shows(new Signal.Silent(), "The service is slower, and nothing else.")
          .userUnits(UserUnits.delegated())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              CPUWeight=50
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
