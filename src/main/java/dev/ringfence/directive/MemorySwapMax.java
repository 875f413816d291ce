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

/** Limits how much swap space the service can use. */
public record MemorySwapMax() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("MemorySwapMax", Topic.RESOURCES, Placement.CONTROL_GROUP)
          .since(232)
          .summary("Limits how much swap space the service can use.")
          .takes("BYTES | PERCENT | infinity", Amount.swap())
          .grade("infinity", "No limit.")
          .grade("0", "At most this much.")
          .byDefault("infinity")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note("0 keeps the service's memory, and the secrets in it, off the swap device.")
          .breaks("Services that live from being swapped out while idle.", "Leave it.")
          .shows(
              new Signal.Killed("SIGKILL"), "Memory runs out because nothing can be swapped out.")
          .userUnits(UserUnits.delegated())
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              MemorySwapMax=0
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
