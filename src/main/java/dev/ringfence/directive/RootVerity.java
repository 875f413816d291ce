package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.OnePath;
import dev.ringfence.directive.value.Rating;

/** Names the file with the dm-verity data of RootImage=. */
public record RootVerity() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("RootVerity", Topic.IMAGES, Placement.EXECUTION)
          .since(246)
          .summary("Names the file with the dm-verity data of RootImage=.")
          .takes("PATH", new OnePath(Check.Consequence.UNIT_REFUSED))
          .grade(
              "none",
              "The verity partition of the image, or the file beside it (.verity), if"
                  + " there is one.")
          .grade("PATH", "This file.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .misread(Misreading.UNIT_REFUSED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .link(Relation.NEEDS, "RootImage", "It is about that image.")
          .link(Relation.SEE_ALSO, "RootHash", "The hash that it is checked against.")
          .failsToStart(226, "NAMESPACE", "The data does not belong to the image.")
          .userUnits(UserUnits.mountDaemon())
          .requires(BuildFeature.LIBCRYPTSETUP)
          .kernel("dm-verity.")
          .example(
              """
              [Service]
              RootImage=/srv/exampled.raw
              RootVerity=/srv/exampled.verity
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
