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
import dev.ringfence.directive.value.Paths;
import dev.ringfence.directive.value.Rating;

/** Opens places for writing again that ProtectSystem= or ReadOnlyPaths= closed. */
public record ReadWritePaths() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("ReadWritePaths", Topic.FILES, Placement.EXECUTION)
          .since(231)
          .alias("ReadWriteDirectories")
          .summary("Opens places for writing again that ProtectSystem= or ReadOnlyPaths= closed.")
          .takes("[-][+]PATH...", new Paths())
          .grade(
              "/PATH...",
              "These places, and all below them, are as writable as file permissions allow.")
          .grade("none", "No exception: what other directives close stays closed.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .inMountNamespace()
          .note(
              "It never makes anything writable that file permissions, another user's"
                  + " ownership or a read-only mount of the host forbid: it only takes back"
                  + " what the unit itself closed.")
          .note(
              "A leading - ignores a path that is missing; a leading + takes it below"
                  + " RootDirectory=. With both, the - comes first.")
          .note(
              "For /var/lib, /var/cache, /var/log and /run prefer StateDirectory= and its"
                  + " sisters: they make the directory, give it to the right user, and need"
                  + " no second line.")
          .link(
              Relation.EXCEPTS, "ProtectSystem", "Opens places in a file system that is read-only.")
          .link(Relation.EXCEPTS, "ReadOnlyPaths", "Opens places below a read-only one.")
          .link(
              Relation.EXCEPTS,
              "BindReadOnlyPaths",
              "On the same path it makes the bind mount writable again.")
          .link(
              Link.of(
                      Relation.CANCELLED_BY,
                      "ProtectHome",
                      "With ProtectHome=yes, paths below /home, /root and /run/user are dropped"
                          + " without a word.")
                  .with("/home/", "/root/", "/run/user/")
                  .withOther("yes"))
          .link(
              Relation.CANCELLED_BY,
              "InaccessiblePaths",
              "Nothing below an inaccessible path can be opened again; the path is"
                  + " dropped without a word.")
          .link(
              Link.of(
                      Relation.CANCELS,
                      "TemporaryFileSystem",
                      "ReadWritePaths=/ brings the whole root directory back into a jail made"
                          + " with TemporaryFileSystem=/.")
                  .with("/")
                  .withOther("/"))
          .link(Relation.SEE_ALSO, "StateDirectory", "The better way for data below /var/lib.")
          .breaks(
              "A path that does not exist on this machine, without a leading -, keeps the"
                  + " service from starting.",
              "Write the - for what may be missing.")
          .breaks(
              "Files that are replaced by rename: the directory must be writable, not the"
                  + " file alone.",
              "Name the directory.")
          .failsToStart(226, "NAMESPACE", "A path without a leading - does not exist.")
          .denies(
              "EBUSY",
              "Renaming or deleting the listed path itself: it is a mount point inside"
                  + " the service.")
          .bypass(
              "It is itself an exception: each path is a place that a broken-in service"
                  + " can write to.")
          .userUnits(UserUnits.userNamespace(254))
          .example(
              """
              [Service]
              ProtectSystem=strict
              ReadWritePaths=/srv/exampled -/srv/shared
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
