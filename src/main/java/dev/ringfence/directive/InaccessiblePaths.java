package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Paths;
import dev.ringfence.directive.value.Rating;

/** Makes files and directories unreachable for the service. */
public record InaccessiblePaths() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("InaccessiblePaths", Topic.FILES, Placement.EXECUTION)
          .since(231)
          .alias("InaccessibleDirectories")
          .summary("Makes files and directories unreachable for the service.")
          .takes("[-][+]PATH...", new Paths())
          .grade("none", "The service reaches every path that permissions allow.")
          .grade(
              "PATH...",
              "Each is covered by an empty node without any permission; nothing below it"
                  + " can be opened again.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.HIGH, Level.MEDIUM))
          .inMountNamespace()
          .note(
              "For what the general directives do not cover: keys in /etc/ssl/private,"
                  + " backups in /srv, the sockets of other services in /run, /var/lib of a"
                  + " database, a home directory in an unusual place.")
          .note(
              "It wins over every other directive for the same path and all below. Lists"
                  + " grow stale; prefer ProtectHome=, ProtectSystem= and"
                  + " TemporaryFileSystem= where they reach.")
          .note("File systems mounted later below such a path are not covered.")
          .link(
              Relation.CANCELS,
              "ReadWritePaths",
              "A path below an inaccessible one is dropped without a word.")
          .link(
              Relation.CANCELS,
              "ReadOnlyPaths",
              "A path below an inaccessible one is dropped without a word.")
          .link(
              Relation.CANCELS,
              "BindPaths",
              "A bind mount at or below an inaccessible path is dropped without a word.")
          .link(
              Relation.CANCELS,
              "BindReadOnlyPaths",
              "A bind mount at or below an inaccessible path is dropped without a word.")
          .link(
              Relation.COMPLETES,
              "CapabilityBoundingSet",
              "Without CAP_SYS_ADMIN the service cannot take the cover off.")
          .link(
              Relation.SEE_ALSO,
              "TemporaryFileSystem",
              "Hides a directory and still lets single things into it.")
          .breaks(
              "A path that holds the program, its configuration or a library.",
              "Hide a smaller part, or use TemporaryFileSystem= with BindReadOnlyPaths=.")
          .breaks(
              "In a jail made with TemporaryFileSystem=/ a path that does not exist there"
                  + " keeps the service from starting.",
              "A leading -.")
          .failsToStart(226, "NAMESPACE", "A path without a leading - does not exist.")
          .failsToStart(203, "EXEC", "It hides the program itself.")
          .denies("EACCES", "Opening it, for a user without capabilities.")
          .denies("ENOENT", "What lies below it, for root.")
          .bypass(
              "A service that keeps CAP_SYS_ADMIN can unmount the cover: drop the"
                  + " capability, or deny @mount.")
          .userUnits(UserUnits.userNamespace(254))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              InaccessiblePaths=-/etc/ssl/private -/srv/backup
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
