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
 * Makes a directory below /var/cache for the service, gives it to its user, and keeps it writable.
 */
public record CacheDirectory() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("CacheDirectory", Topic.DIRECTORIES, Placement.EXECUTION)
          .since(235)
          .summary(
              "Makes a directory below /var/cache for the service, gives it to its user,"
                  + " and keeps it writable.")
          .takes("NAME[:LINK][:ro]...", new OwnDirectories(true))
          .grade("none", "Where the service keeps its cache is its own business.")
          .grade(
              "NAME...",
              "/var/cache/NAME is made before the start, belongs to User=, and stays"
                  + " writable whatever else is closed.")
          .grade("NAME:LINK", 250, "As well, a link /var/cache/LINK points to it.")
          .grade("NAME::ro", 257, "The directory is there for reading only.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It takes nothing away by itself; it makes ProtectSystem=strict bearable."
                  + " The path is in the environment as CACHE_DIRECTORY.")
          .note(
              "The service must be able to start with it empty: systemctl clean deletes"
                  + " it, and so may the administrator.")
          .link(Relation.EXCEPTS, "ProtectSystem", "The directory stays writable.")
          .link(
              Relation.EXCEPTS,
              "ReadOnlyPaths",
              "The directory stays writable below a read-only place.")
          .link(
              Relation.COMPLETES,
              "DynamicUser",
              "It lies in /var/cache/private then, with a link at the usual place.")
          .link(Relation.SEE_ALSO, "StateDirectory", "For what must not be lost.")
          .breaks(
              "A cache that several users share changes its owner.",
              "List it in one unit alone; use ReadWritePaths= in the others.")
          .link(Relation.NEEDED_BY, "CacheDirectoryMode", "Sets its permissions.")
          .link(
              Relation.NEEDED_BY,
              "CacheDirectoryQuota",
              "Limits how much it may hold (258 and later).")
          .link(
              Relation.NEEDED_BY,
              "CacheDirectoryAccounting",
              "Counts how much it holds (258 and later).")
          .failsToStart(239, "CACHE_DIRECTORY", "The directory could not be made or handed over.")
          .userUnits(UserUnits.works("It lies below $XDG_CACHE_HOME."))
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              ProtectSystem=strict
              CacheDirectory=exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
