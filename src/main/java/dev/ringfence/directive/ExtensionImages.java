package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Lays extension images over /usr and /opt, and over /etc, for the service. */
public record ExtensionImages() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("ExtensionImages", Topic.IMAGES, Placement.EXECUTION)
          .since(248)
          .summary("Lays extension images over /usr and /opt, and over /etc, for the service.")
          .takes("[-]IMAGE[:OPTIONS]...", Text.INSTANCE)
          .grade("IMAGE...", "The files of the images appear over the root's.")
          .grade("none", "Nothing is added.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .inMountNamespace()
          .note(
              "The image must fit the root by its extension-release file. Images for /etc"
                  + " are read from 254 on.")
          .link(Relation.NEEDED_BY, "ExtensionImagePolicy", "Which images are accepted.")
          .link(Relation.SEE_ALSO, "ExtensionDirectories", "The same from directories.")
          .failsToStart(226, "NAMESPACE", "An image does not fit, or cannot be mounted.")
          .userUnits(UserUnits.mountDaemon())
          .requires(BuildFeature.BLKID)
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ExtensionImages=/srv/exampled-ext.raw
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
