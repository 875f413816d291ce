package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Sets mount options for the partitions of RootImage=. */
public record RootImageOptions() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("RootImageOptions", Topic.IMAGES, Placement.EXECUTION)
          .since(247)
          .summary("Sets mount options for the partitions of RootImage=.")
          .takes("[PARTITION:]OPTIONS...", Text.INSTANCE)
          .grade("none", "Each partition is mounted as usual.")
          .grade("PARTITION:OPTIONS...", "With these options, such as root:ro,nosuid.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .link(Relation.NEEDS, "RootImage", "It is about that image.")
          .failsToStart(226, "NAMESPACE", "An option that the file system does not know.")
          .userUnits(UserUnits.systemOnly(""))
          .unscaled()
          .example(
              """
              [Service]
              RootImage=/srv/exampled.raw
              RootImageOptions=root:ro,nosuid
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
