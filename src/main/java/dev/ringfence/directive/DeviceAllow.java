package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.DeviceRule;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Lists devices that the service may open although DevicePolicy= is closed or strict. */
public record DeviceAllow() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("DeviceAllow", Topic.DEVICES, Placement.CONTROL_GROUP)
          .since(208)
          .summary(
              "Lists devices that the service may open although DevicePolicy= is closed"
                  + " or strict.")
          .takes("/dev/NODE | char-GLOB | block-GLOB [r][w][m]", new DeviceRule())
          .grade(
              "NODE [rwm]",
              "This device or group of devices, for reading (r), writing (w) and making"
                  + " nodes (m); all three when none is written.")
          .grade("empty", "No exception.")
          .byDefault("empty")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "With DevicePolicy=auto a list already closes everything else when the"
                  + " service runs, but the score only believes DevicePolicy=.")
          .note(
              "Groups are named as in /proc/devices, with wildcards: char-alsa, char-pts,"
                  + " block-sd*. A group whose driver is not loaded when the unit starts is"
                  + " left out: order it after modprobe@NAME.service.")
          .note(
              "/dev/null and the other pseudo devices need no line unless the policy is"
                  + " strict.")
          .link(Relation.EXCEPTS, "DevicePolicy", "The exceptions to closed and strict.")
          .link(
              Relation.IMPLIED_BY,
              "RootImage",
              "Adds loop and device-mapper nodes when a device policy is in force.")
          .link(
              Relation.IMPLIED_BY,
              "MountImages",
              "Adds loop and device-mapper nodes when a device policy is in force.")
          .link(
              Relation.IMPLIED_BY,
              "RootMStack",
              "Adds loop and device-mapper nodes when a device policy is in force.")
          .link(
              Relation.IMPLIED_BY,
              "ProtectClock",
              "Adds char-rtc for reading: from 245 to 251 always, which turns auto into a"
                  + " list; from 252 on only where a device policy is in force.")
          .link(
              Relation.CANCELLED_BY,
              "PrivateDevices",
              "The node itself is missing in a private /dev, so that the permission is of"
                  + " no use.")
          .link(
              Relation.IMPLIED_BY,
              "LoadCredentialEncrypted",
              "From 253 to 257 adds the TPM when a device policy is in force.")
          .link(
              Relation.IMPLIED_BY,
              "SetCredentialEncrypted",
              "From 253 to 257 adds the TPM when a device policy is in force.")
          .breaks(
              "A first line closes all devices that are not listed, because auto then"
                  + " means a list.",
              "List them all.")
          .breaks(
              "Numbers that change: a device that appears later under another major number.",
              "Allow the group instead of the node.")
          .denies(
              "EPERM", "Opening a device that is not listed, or in a way (r, w, m) that is not.")
          .userUnits(UserUnits.noEffect())
          .kernel("CONFIG_CGROUP_BPF on the unified hierarchy.")
          .scored("DeviceAllow")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              DevicePolicy=closed
              DeviceAllow=/dev/net/tun rw
              DeviceAllow=char-alsa rw
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
