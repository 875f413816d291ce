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

/** Limits how much processor time the service can use. */
public record CPUQuota() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("CPUQuota", Topic.RESOURCES, Placement.CONTROL_GROUP)
          .since(213)
          .summary("Limits how much processor time the service can use.")
          .takes("PERCENT", Amount.percent())
          .grade("none", "No limit.")
          .grade("50%", "At most this much.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "100% is one processor; 200% two. It keeps a runaway or abused service"
                  + " (crypto mining) from taking the machine.")
          .breaks(
              "Services with short, heavy work become slow in bursts.",
              "A larger quota, or CPUWeight=, which only counts when others want the"
                  + " processor.")
          .shows(new Signal.Silent(), "The service is slower, and nothing else.")
          .userUnits(UserUnits.delegated())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              CPUQuota=50%
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
