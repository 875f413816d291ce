package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.PathsWithOptions;
import dev.ringfence.directive.value.Rating;

/** Covers directories with new, empty file systems in memory. */
public record TemporaryFileSystem() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("TemporaryFileSystem", Topic.FILES, Placement.EXECUTION)
          .since(238)
          .summary("Covers directories with new, empty file systems in memory.")
          .takes("PATH[:OPTIONS]...", new PathsWithOptions())
          .grade("none", "The service sees these directories as they are.")
          .grade(
              "PATH...", "Each is an empty, writable file system that goes when the service stops.")
          .grade(
              "PATH:ro...", "Each is empty and read-only; what the service needs is bound into it.")
          .grade(
              "/:ro",
              "The whole root is empty: a jail that holds nothing but what"
                  + " BindReadOnlyPaths= and BindPaths= put into it.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.VERY_HIGH, Level.VERY_HIGH))
          .inMountNamespace()
          .note(
              "A jail by TemporaryFileSystem=/:ro shows the service a few directories and"
                  + " hides all the rest, with no directory tree to keep up to date."
                  + " Smallest sets are often just /usr/lib, /lib, /lib64, the program, its"
                  + " configuration, /etc/passwd, /etc/group and its data.")
          .note(
              "Options are those of tmpfs (mode=, size=, ro, noexec); nodev and"
                  + " strictatime come by themselves.")
          .note(
              "It has the lowest rank of all mounts: whatever else names the same path"
                  + " wins, silently, and the score does not see it at all, or even improves"
                  + " when the jail is undone (systemd issue 18999).")
          .note(
              "The Arch Wiki page says that ProtectHome= undoes TemporaryFileSystem=/ as"
                  + " well: measured on 252, 254 and 257, it does not.")
          .link(
              Link.of(
                      Relation.CANCELLED_BY,
                      "ProtectSystem",
                      "strict brings the whole root directory back.")
                  .with("/")
                  .withOther("strict"))
          .link(
              Link.of(
                      Relation.CANCELLED_BY,
                      "ProtectHome",
                      "yes and read-only win over the same directory.")
                  .with("/home/", "/root/", "/run/user/")
                  .withOther("yes", "read-only"))
          .link(
              Link.of(
                      Relation.CANCELLED_BY,
                      "DynamicUser",
                      "It sets ProtectSystem=strict, which brings the whole root directory back.")
                  .with("/"))
          .link(
              Link.of(
                      Relation.CANCELLED_BY,
                      "ReadOnlyPaths",
                      "ReadOnlyPaths=/ brings the whole root directory back.")
                  .with("/")
                  .withOther("/"))
          .link(
              Link.of(
                      Relation.CANCELLED_BY,
                      "ReadWritePaths",
                      "ReadWritePaths=/ brings the whole root directory back.")
                  .with("/")
                  .withOther("/"))
          .link(
              Link.of(
                      Relation.CANCELLED_BY,
                      "NoExecPaths",
                      "NoExecPaths=/ brings the whole root directory back.")
                  .with("/")
                  .withOther("/"))
          .link(
              Link.of(
                      Relation.CANCELLED_BY,
                      "PrivateDevices",
                      "Puts a /dev back, which is harmless and mostly wanted.")
                  .with("/"))
          .link(
              Link.of(Relation.CANCELLED_BY, "ProtectProc", "Puts /proc back.")
                  .with("/")
                  .withOther("noaccess", "invisible", "ptraceable"))
          .link(
              Link.of(Relation.CANCELLED_BY, "ProcSubset", "Puts /proc back.")
                  .with("/")
                  .withOther("pid"))
          .link(
              Link.of(Relation.CANCELLED_BY, "ProtectKernelTunables", "Puts /proc and /sys back.")
                  .with("/"))
          .link(
              Link.of(Relation.CANCELLED_BY, "ProtectControlGroups", "Puts /sys back.")
                  .with("/")
                  .withOther("private", "yes", "strict"))
          .link(
              Link.of(Relation.CANCELLED_BY, "MountAPIVFS", "Puts /proc, /sys and /dev back.")
                  .with("/"))
          .link(Relation.EXCEPTED_BY, "BindPaths", "Puts single places into it, writable.")
          .link(Relation.EXCEPTED_BY, "BindReadOnlyPaths", "Puts single places into it, read-only.")
          .link(Relation.SEE_ALSO, "RootDirectory", "The same with a directory tree of its own.")
          .breaks(
              "Nearly every program, until all that it needs is bound in: loader,"
                  + " libraries, locale, time zones, /etc/resolv.conf, /etc/ssl,"
                  + " /etc/passwd, /dev/null, sockets of D-Bus and databases.",
              "Start with whole directories (/usr, /etc) and narrow down; status 203"
                  + " means that the program or a library is missing.")
          .breaks(
              "Logging: the journal's sockets are not inside, so that a failing start"
                  + " leaves no line.",
              "BindReadOnlyPaths=/dev/log /run/systemd/journal.")
          .failsToStart(
              203, "EXEC", "The program, its interpreter, its loader or a library is not inside.")
          .failsToStart(
              217, "USER", "PrivateUsers= in a jail without /proc; MountAPIVFS=yes mends it.")
          .failsToStart(
              226,
              "NAMESPACE",
              "ProtectSystem=yes or full, ProtectHostname=yes, or a path without - that"
                  + " is not inside.")
          .denies("ENOENT", "Whatever was not bound in.")
          .denies("EROFS", "Writing into a cover with :ro.")
          .bypass(
              "A service that keeps CAP_SYS_ADMIN can unmount the cover: drop the"
                  + " capability, or deny @mount.")
          .userUnits(UserUnits.userNamespace(254))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              TemporaryFileSystem=/:ro
              BindReadOnlyPaths=/usr/lib /lib /lib64 /usr/sbin/exampled /etc/exampled
              BindReadOnlyPaths=/etc/passwd /etc/group /dev/log /run/systemd/journal
              BindPaths=/var/lib/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
