package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
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

/** Makes the control-group tree in /sys/fs/cgroup read-only. */
public record ProtectControlGroups() implements Sandboxing {
  /** From open to strict. */
  public enum Value implements Graded {
    NO,
    PRIVATE,
    YES,
    STRICT;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case NO ->
            Grade.of(
                "no",
                "A root service may change every control group: limits, membership, freezing.");
        case PRIVATE ->
            Grade.of("private", "It sees its own part of the tree alone, and may change that.")
                .from(257)
                .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM));
        case YES -> Grade.of("yes", "It sees the whole tree, read-only.");
        case STRICT ->
            Grade.of("strict", "It sees its own part alone, read-only.")
                .from(257)
                .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM));
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("ProtectControlGroups", Topic.KERNEL, Placement.EXECUTION)
          .since(232)
          .summary("Makes the control-group tree in /sys/fs/cgroup read-only.")
          .takes("BOOL | private | strict", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault("no")
          .rated(Rating.wiki(Level.MEDIUM, Level.LOW))
          .inMountNamespace()
          .note(
              "No service but container managers has any business writing there, so that"
                  + " it is safe nearly everywhere.")
          .note(
              "private and strict become no and yes where there is no unified hierarchy"
                  + " or no control-group namespace.")
          .link(
              Relation.IMPLIES,
              "MountAPIVFS",
              "/proc, /sys and /dev are mounted where they are missing.")
          .link(
              Link.of(
                      Relation.CONFLICTS,
                      "Delegate",
                      "A service that was given a subtree wants to write to it.")
                  .with("yes", "strict"))
          .link(Relation.COMPLETES, "ProtectKernelTunables", "The rest of /sys and /proc.")
          .link(
              Link.of(
                      Relation.CANCELS,
                      "TemporaryFileSystem",
                      "In a jail made with TemporaryFileSystem=/ it puts /sys back.")
                  .with("private", "yes", "strict")
                  .withOther("/"))
          .breaks(
              "Container and virtual-machine managers: Docker, Podman, containerd,"
                  + " libvirt, LXC, nspawn, and anything that starts transient control"
                  + " groups by itself.",
              "Leave it off; with Delegate=yes private is enough for many.")
          .breaks(
              "Monitors that look at other services' control groups, with private and strict.",
              "yes.")
          .denies("EROFS", "Writing to a file below /sys/fs/cgroup; nothing is logged.")
          .userUnits(UserUnits.systemOnly(""))
          .scored("ProtectControlGroups")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ProtectControlGroups=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
