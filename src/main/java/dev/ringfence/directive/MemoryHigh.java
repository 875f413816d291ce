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

/** Limits how much memory the service can use before it is slowed down. */
public record MemoryHigh() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("MemoryHigh", Topic.RESOURCES, Placement.CONTROL_GROUP)
          .since(231)
          .summary("Limits how much memory the service can use before it is slowed down.")
          .takes("BYTES | PERCENT | infinity", Amount.memory())
          .grade("infinity", "No limit.")
          .grade("384M", "At most this much.")
          .byDefault("infinity")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "Beyond it the kernel takes memory back from the service and makes it wait,"
                  + " but ends nothing.")
          .breaks(
              "A limit that is too low makes the service crawl without an error.",
              "Look at memory.pressure, and raise it.")
          .shows(new Signal.Silent(), "The service is slower, and nothing else.")
          .userUnits(UserUnits.delegated())
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              MemoryHigh=384M
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
