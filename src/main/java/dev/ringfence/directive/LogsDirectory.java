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
 * Makes a directory below /var/log for the service, gives it to its user, and keeps it writable.
 */
public record LogsDirectory() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("LogsDirectory", Topic.DIRECTORIES, Placement.EXECUTION)
          .since(235)
          .summary(
              "Makes a directory below /var/log for the service, gives it to its user,"
                  + " and keeps it writable.")
          .takes("NAME[:LINK][:ro]...", new OwnDirectories(true))
          .grade("none", "Where the service writes its logs is its own business.")
          .grade(
              "NAME...",
              "/var/log/NAME is made before the start, belongs to User=, and stays"
                  + " writable whatever else is closed.")
          .grade("NAME:LINK", 250, "As well, a link /var/log/LINK points to it.")
          .grade("NAME::ro", 257, "The directory is there for reading only.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "A service that logs to standard output or to the journal needs none. The"
                  + " path is in the environment as LOGS_DIRECTORY.")
          .link(Relation.EXCEPTS, "ProtectSystem", "The directory stays writable.")
          .link(
              Relation.EXCEPTS,
              "ReadOnlyPaths",
              "The directory stays writable below a read-only place.")
          .link(
              Relation.COMPLETES,
              "DynamicUser",
              "It lies in /var/log/private then, with a link at the usual place.")
          .breaks(
              "logrotate running as another user, and readers such as adm group members,"
                  + " when owner or mode change.",
              "Set LogsDirectoryMode= and Group= to what they expect, and su in the"
                  + " logrotate configuration.")
          .link(Relation.NEEDED_BY, "LogsDirectoryMode", "Sets its permissions.")
          .link(
              Relation.NEEDED_BY,
              "LogsDirectoryQuota",
              "Limits how much it may hold (258 and later).")
          .link(
              Relation.NEEDED_BY,
              "LogsDirectoryAccounting",
              "Counts how much it holds (258 and later).")
          .failsToStart(240, "LOGS_DIRECTORY", "The directory could not be made or handed over.")
          .userUnits(
              UserUnits.works(
                  "It lies below $XDG_STATE_HOME/log (before 254 below $XDG_CONFIG_HOME/log)."))
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              ProtectSystem=strict
              LogsDirectory=exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
