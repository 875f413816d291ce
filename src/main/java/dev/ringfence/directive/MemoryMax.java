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

/** Limits how much memory the service can use. */
public record MemoryMax() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("MemoryMax", Topic.RESOURCES, Placement.CONTROL_GROUP)
          .since(231)
          .summary("Limits how much memory the service can use.")
          .takes("BYTES | PERCENT | infinity", Amount.memory())
          .grade("infinity", "No limit.")
          .grade("512M", "At most this much.")
          .byDefault("infinity")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note(
              "The last line of defence: beyond it the kernel ends a process of the"
                  + " service. Set MemoryHigh= below it, so that the service is slowed down"
                  + " first.")
          .breaks(
              "Services whose need grows with load; caches and JVM heaps set to the size"
                  + " of the machine.",
              "Set the program's own limits below it.")
          .shows(
              new Signal.Killed("SIGKILL"),
              "A process that the kernel ends; systemd says oom-kill.")
          .userUnits(UserUnits.delegated())
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              MemoryMax=512M
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
