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

/** Makes a disk image the service's root directory. */
public record RootImage() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("RootImage", Topic.IMAGES, Placement.EXECUTION)
          .since(233)
          .summary("Makes a disk image the service's root directory.")
          .takes("PATH", new OnePath(Check.Consequence.UNIT_REFUSED))
          .grade("(empty)", "The service sees the host's file system.")
          .grade("PATH", "It sees what is in this image, and nothing else of the host.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .misread(Misreading.UNIT_REFUSED)
          .rated(Rating.ours(Level.HIGH, Level.VERY_HIGH))
          .inMountNamespace()
          .note(
              "The image is a block device or file with one file system or a partition"
                  + " table as the Discoverable Partitions Specification has it; with verity"
                  + " it cannot be changed unseen.")
          .effect("The unit starts after systemd-udevd.service.")
          .link(
              Relation.IMPLIES,
              "MountAPIVFS",
              "From 247 on /proc, /sys and /dev are mounted inside, unless MountAPIVFS=no.")
          .link(
              Relation.IMPLIES,
              "DeviceAllow",
              "Adds loop and device-mapper nodes when a device policy is in force.")
          .link(Relation.NEEDED_BY, "RootImagePolicy", "Which partitions are used.")
          .link(Relation.NEEDED_BY, "RootImageOptions", "With which mount options.")
          .link(Relation.NEEDED_BY, "RootHash", "Verity's hash of the image.")
          .link(Relation.NEEDED_BY, "RootVerity", "Verity's data of the image.")
          .link(Relation.NEEDED_BY, "RootHashSignature", "The signature of the hash.")
          .link(Relation.SEE_ALSO, "RootDirectory", "The same from a directory.")
          .breaks(
              "The same as RootDirectory=: logging, notification, name look-ups, users,"
                  + " unless the image and bind mounts provide for them.",
              "BindReadOnlyPaths= for sockets, BindLogSockets=yes from 257 on.")
          .failsToStart(
              203, "EXEC", "The program, its interpreter or its libraries are not in the image.")
          .failsToStart(226, "NAMESPACE", "The image cannot be read, found or mounted.")
          .userUnits(UserUnits.mountDaemon())
          .scored("RootDirectoryOrRootImage", "DeviceAllow")
          .requires(BuildFeature.BLKID)
          .example(
              """
              [Service]
              RootImage=/srv/exampled.raw
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
