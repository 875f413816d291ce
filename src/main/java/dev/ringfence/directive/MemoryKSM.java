package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Lets the kernel merge equal memory pages of the service with those of others. */
public record MemoryKSM() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("MemoryKSM", Topic.RESOURCES, Placement.EXECUTION)
          .since(254)
          .summary("Lets the kernel merge equal memory pages of the service with those of others.")
          .takes("BOOL", Bool.INSTANCE)
          .grade("yes", "Equal pages are merged, which saves memory.")
          .grade("no", "Its pages are not merged.")
          .byDefault("kernel default")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "Merged pages take longer to write, so that a neighbour can find out what"
                  + " is in them: only for services that trust each other.")
          .userUnits(UserUnits.works())
          .kernel("Linux 6.4 with CONFIG_KSM.")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              MemoryKSM=no
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
