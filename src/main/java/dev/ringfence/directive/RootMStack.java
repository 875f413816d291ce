package dev.ringfence.directive;

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

/**
 * Makes a stack of layers and bind mounts, described by a directory, the service's root directory.
 */
public record RootMStack() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("RootMStack", Topic.IMAGES, Placement.EXECUTION)
          .since(260)
          .summary(
              "Makes a stack of layers and bind mounts, described by a directory, the"
                  + " service's root directory.")
          .takes("PATH", new OnePath(Check.Consequence.UNIT_REFUSED))
          .grade("none", "The service sees the host's file system.")
          .grade(
              "PATH",
              "It sees the layers that this .mstack directory puts together, and nothing"
                  + " else of the host.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .misread(Misreading.UNIT_REFUSED)
          .rated(Rating.ours(Level.HIGH, Level.VERY_HIGH))
          .inMountNamespace()
          .note(
              "See systemd.mstack(7). The score does not count it as a root of its own"
                  + " (as of 262).")
          .link(
              Relation.IMPLIES,
              "DeviceAllow",
              "Adds loop and device-mapper nodes when a device policy is in force.")
          .link(Relation.SEE_ALSO, "RootDirectory", "The same from one directory.")
          .breaks("The same as RootDirectory=.", "The same as there.")
          .failsToStart(226, "NAMESPACE", "A layer cannot be mounted.")
          .userUnits(UserUnits.mountDaemon())
          .example(
              """
              [Service]
              RootMStack=/srv/exampled.mstack
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
