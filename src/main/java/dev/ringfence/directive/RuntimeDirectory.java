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
import dev.ringfence.directive.value.OwnDirectories;
import dev.ringfence.directive.value.Rating;

/**
 * Makes a directory below /run for the service, gives it to its user, keeps it writable, and
 * removes it when the service stops.
 */
public record RuntimeDirectory() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("RuntimeDirectory", Topic.DIRECTORIES, Placement.EXECUTION)
          .since(211)
          .summary(
              "Makes a directory below /run for the service, gives it to its user, keeps"
                  + " it writable, and removes it when the service stops.")
          .takes("NAME[:LINK][:ro]...", new OwnDirectories(true))
          .grade("none", "The service has to make its place in /run itself, as root.")
          .grade(
              "NAME...",
              "/run/NAME is made before the start, belongs to User=, stays writable, and"
                  + " goes when the service stops.")
          .grade("NAME:LINK", 250, "As well, a link /run/LINK points to it.")
          .grade("NAME::ro", 257, "The directory is there for reading only.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "The place for sockets, PID files and locks. The path is in the environment"
                  + " as RUNTIME_DIRECTORY.")
          .link(Relation.EXCEPTS, "ProtectSystem", "The directory stays writable.")
          .link(
              Relation.EXCEPTS,
              "ReadOnlyPaths",
              "The directory stays writable below a read-only place.")
          .breaks(
              "Sockets in it vanish for clients when the service restarts.",
              "RuntimeDirectoryPreserve=restart, or a socket unit.")
          .breaks(
              "Two units with the same directory: the first to stop removes it.",
              "RuntimeDirectoryPreserve=yes, or a name each.")
          .link(Relation.NEEDED_BY, "RuntimeDirectoryMode", "Sets its permissions.")
          .link(
              Relation.NEEDED_BY,
              "RuntimeDirectoryPreserve",
              "Keeps it when the service stops or restarts.")
          .failsToStart(233, "RUNTIME_DIRECTORY", "The directory could not be made or handed over.")
          .userUnits(UserUnits.works("It lies below $XDG_RUNTIME_DIR."))
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled --socket /run/exampled/api.sock
              User=exampled
              ProtectSystem=strict
              RuntimeDirectory=exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
