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

/** Says which partitions of the image of RootImage= are used, and how each must be protected. */
public record RootImagePolicy() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("RootImagePolicy", Topic.IMAGES, Placement.EXECUTION)
          .since(254)
          .summary(
              "Says which partitions of the image of RootImage= are used, and how each"
                  + " must be protected.")
          .takes("IMAGE POLICY", Text.INSTANCE)
          .grade("*", "Every partition, protected or not.")
          .grade(
              "root=verity+signed:...",
              "Partitions that the policy names, if they are protected as it says; an"
                  + " image that is not is refused.")
          .byDefault("*", "The build of systemd may set another default.")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM))
          .note(
              "See systemd.image-policy(7). With signed or verity an image that somebody"
                  + " changed does not start.")
          .link(Relation.NEEDS, "RootImage", "It is about that image.")
          .breaks(
              "Images without the demanded protection.",
              "Build them with verity and a signature (systemd-repart, mkosi).")
          .failsToStart(226, "NAMESPACE", "The image does not satisfy the policy.")
          .userUnits(UserUnits.mountDaemon())
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              RootImage=/srv/exampled.raw
              RootImagePolicy=root=verity+signed:usr=verity+signed
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
