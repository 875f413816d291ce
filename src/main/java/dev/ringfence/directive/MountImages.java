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

/** Mounts disk images at these places for the service. */
public record MountImages() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("MountImages", Topic.IMAGES, Placement.EXECUTION)
          .since(247)
          .summary("Mounts disk images at these places for the service.")
          .takes("[-]SOURCE:PLACE[:OPTIONS]...", Text.INSTANCE)
          .grade("SOURCE:PLACE...", "The file system in the image appears there.")
          .grade("none", "Nothing is added.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .inMountNamespace()
          .link(
              Relation.IMPLIES,
              "DeviceAllow",
              "Adds loop and device-mapper nodes when a device policy is in force.")
          .link(Relation.NEEDED_BY, "MountImagePolicy", "Which images are accepted.")
          .failsToStart(226, "NAMESPACE", "The image cannot be read, found or mounted.")
          .userUnits(UserUnits.mountDaemon())
          .scored("DeviceAllow")
          .requires(BuildFeature.BLKID)
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              MountImages=/srv/data.raw:/srv/data
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
