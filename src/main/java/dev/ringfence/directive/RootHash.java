package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Names the dm-verity hash that RootImage= must have. */
public record RootHash() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("RootHash", Topic.IMAGES, Placement.EXECUTION)
          .since(246)
          .summary("Names the dm-verity hash that RootImage= must have.")
          .takes("HEX | PATH", Text.INSTANCE)
          .grade("(empty)", "The hash beside the image (.roothash), if there is one.")
          .grade("HEX or PATH", "Exactly this one: any change of the image makes it unreadable.")
          .byDefault("from .roothash file next to image")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM))
          .link(Relation.NEEDS, "RootImage", "It is about that image.")
          .link(Relation.SEE_ALSO, "RootHashSignature", "Signs the hash.")
          .link(Relation.SEE_ALSO, "RootVerity", "The data the hash is computed with.")
          .breaks(
              "An image that was rebuilt has another hash.",
              "Ship the hash with the image, or sign it.")
          .failsToStart(226, "NAMESPACE", "The image does not have this hash.")
          .userUnits(UserUnits.mountDaemon())
          .requires(BuildFeature.LIBCRYPTSETUP)
          .kernel("dm-verity.")
          .example(
              """
              [Service]
              RootImage=/srv/exampled.raw
              RootHash=/srv/exampled.roothash
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
