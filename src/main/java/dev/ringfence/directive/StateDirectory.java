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
 * Makes a directory below /var/lib for the service, gives it to its user, and keeps it writable.
 */
public record StateDirectory() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("StateDirectory", Topic.DIRECTORIES, Placement.EXECUTION)
          .since(235)
          .summary(
              "Makes a directory below /var/lib for the service, gives it to its user,"
                  + " and keeps it writable.")
          .takes("NAME[:LINK][:ro]...", new OwnDirectories(true))
          .grade(
              "none", "Where the service keeps its data is its own and file permissions' business.")
          .grade(
              "NAME...",
              "/var/lib/NAME is made before the start, belongs to User=, and stays"
                  + " writable whatever else is closed.")
          .grade("NAME:LINK", 250, "As well, a link /var/lib/LINK points to it.")
          .grade("NAME::ro", 257, "The directory is there for reading only.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It takes nothing away by itself; it is what makes ProtectSystem=strict and"
                  + " DynamicUser= bearable. The path is in the environment as"
                  + " STATE_DIRECTORY.")
          .note(
              "The directory is not removed when the service stops; systemctl clean"
                  + " --what=state does that.")
          .note(
              "An existing directory with another owner is handed over with everything in"
                  + " it when the service starts.")
          .effect(
              "In user units it lies below $XDG_STATE_HOME (before 254 below"
                  + " $XDG_CONFIG_HOME).")
          .link(Relation.EXCEPTS, "ProtectSystem", "The directory stays writable.")
          .link(
              Relation.EXCEPTS,
              "ReadOnlyPaths",
              "The directory stays writable below a read-only place.")
          .link(
              Relation.COMPLETES,
              "DynamicUser",
              "It lies in /var/lib/private then, with a link at the usual place.")
          .link(Relation.SEE_ALSO, "ReadWritePaths", "For other places.")
          .breaks(
              "A directory that several users share changes its owner.",
              "List it in one unit alone; use ReadWritePaths= in the others.")
          .breaks(
              "Data that a package made a symbolic link out of /var/lib.",
              "Bind the real place with BindPaths=, or use ReadWritePaths= on it.")
          .link(Relation.NEEDED_BY, "StateDirectoryMode", "Sets its permissions.")
          .link(
              Relation.NEEDED_BY,
              "StateDirectoryQuota",
              "Limits how much it may hold (258 and later).")
          .link(
              Relation.NEEDED_BY,
              "StateDirectoryAccounting",
              "Counts how much it holds (258 and later).")
          .failsToStart(
              238,
              "STATE_DIRECTORY",
              "The directory could not be made or handed over: a file is in its place, or"
                  + " the disk is full or read-only.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              ProtectSystem=strict
              StateDirectory=exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
