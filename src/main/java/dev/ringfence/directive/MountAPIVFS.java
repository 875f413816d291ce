package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Mounts /proc, /sys and /dev for the service, where its root lacks them. */
public record MountAPIVFS() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("MountAPIVFS", Topic.IMAGES, Placement.EXECUTION)
          .since(233)
          .summary("Mounts /proc, /sys and /dev for the service, where its root lacks them.")
          .takes("BOOL", Bool.INSTANCE)
          .grade("yes", "They are there.")
          .grade("no", "They are not, unless the root directory or another directive brings them.")
          .byDefault("no", "yes where RootDirectory= or RootImage= is set, from 247 on.")
          .rated(Rating.ours(Level.LOW, Level.MEDIUM))
          .inMountNamespace()
          .note(
              "In a jail made with TemporaryFileSystem=/ it is the way to have /proc and"
                  + " a small /dev without binding the host's.")
          .link(Relation.IMPLIED_BY, "RootDirectory", "From 247 on, unless it is written.")
          .link(Relation.IMPLIED_BY, "RootImage", "From 247 on, unless it is written.")
          .link(Relation.IMPLIED_BY, "ProtectProc", "It needs a /proc of its own.")
          .link(Relation.IMPLIED_BY, "ProcSubset", "It needs a /proc of its own.")
          .link(Relation.IMPLIED_BY, "ProtectKernelTunables", "It works on /proc and /sys.")
          .link(Relation.IMPLIED_BY, "ProtectControlGroups", "It works on /sys.")
          .link(
              Relation.IMPLIED_BY,
              "PrivatePIDs",
              "The process ids inside need a /proc of their own.")
          .link(Relation.IMPLIES, "BindLogSockets", "From 257 on.")
          .link(
              Link.of(
                      Relation.CANCELS,
                      "TemporaryFileSystem",
                      "Puts /proc, /sys and /dev back into a jail made with"
                          + " TemporaryFileSystem=/, which is mostly wanted.")
                  .withOther("/"))
          .breaks(
              "Without it in a root of its own: nearly every program, which wants"
                  + " /dev/null or /proc/self.",
              "yes.")
          .failsToStart(217, "USER", "PrivateUsers= needs /proc.")
          .failsToStart(226, "NAMESPACE", "ProtectHostname= needs /proc.")
          .userUnits(UserUnits.userNamespace(251))
          .unscaled()
          .example(
              """
              [Service]
              TemporaryFileSystem=/:ro
              MountAPIVFS=yes
              BindReadOnlyPaths=/usr/lib /lib /lib64 /usr/sbin/exampled
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
