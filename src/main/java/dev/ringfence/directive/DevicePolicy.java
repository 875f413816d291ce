package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Choice;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Graded;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import java.util.Optional;

/** Decides which devices the service's control group may open, whatever nodes it sees. */
public record DevicePolicy() implements Sandboxing {
  /** From open to strict. */
  public enum Value implements Graded {
    AUTO,
    CLOSED,
    STRICT;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case AUTO ->
            Grade.of(
                "auto",
                "Everything, unless DeviceAllow= lists something; then only that and the"
                    + " standard pseudo devices.");
        case CLOSED ->
            Grade.of(
                "closed",
                "The standard pseudo devices (null, zero, full, random, urandom, and"
                    + " terminals) and what DeviceAllow= lists.");
        case STRICT ->
            Grade.of("strict", "What DeviceAllow= lists and nothing else: not even /dev/null.")
                .rated(Rating.ours(Level.HIGH, Level.HIGH));
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("DevicePolicy", Topic.DEVICES, Placement.CONTROL_GROUP)
          .since(208)
          .summary(
              "Decides which devices the service's control group may open, whatever nodes"
                  + " it sees.")
          .takes("auto | closed | strict", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault("auto")
          .rated(Rating.ours(Level.HIGH, Level.MEDIUM))
          .note(
              "It is enforced by the kernel for every node of that number, wherever it"
                  + " lies, also for root; PrivateDevices= only takes the nodes away.")
          .note(
              "Where the kernel lacks BPF for control groups it is ignored without a word"
                  + " (systemd issue 23198); the score counts it all the same.")
          .link(Relation.IMPLIED_BY, "PrivateDevices", "Turns auto into closed.")
          .link(Relation.EXCEPTED_BY, "DeviceAllow", "Lists what is allowed beside.")
          .link(Relation.SEE_ALSO, "PrivateDevices", "Removes the nodes themselves.")
          .breaks(
              "Services that open a device: disks, sound, video, serial ports, /dev/kvm,"
                  + " /dev/net/tun, /dev/fuse.",
              "DeviceAllow= for each, by group name such as char-alsa where numbers vary.")
          .breaks(
              "Everything, with strict: daemons open /dev/null when they start.",
              "closed, or list /dev/null and /dev/urandom.")
          .denies("EPERM", "Opening or making a device node that is not allowed.")
          .failsToStart(
              208,
              "STDIN",
              "With strict, because systemd itself cannot open /dev/null for the service.")
          .userUnits(UserUnits.noEffect())
          .kernel("CONFIG_CGROUP_BPF on the unified hierarchy.")
          .scored("DeviceAllow")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              DevicePolicy=closed
              DeviceAllow=/dev/net/tun rw
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
