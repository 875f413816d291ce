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

/** Makes a directory below /etc for the service, and keeps it writable. */
public record ConfigurationDirectory() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("ConfigurationDirectory", Topic.DIRECTORIES, Placement.EXECUTION)
          .since(235)
          .summary("Makes a directory below /etc for the service, and keeps it writable.")
          .takes("NAME[::ro]...", new OwnDirectories(false))
          .grade("none", "The service finds its configuration where the package put it.")
          .grade(
              "NAME...",
              "/etc/NAME is made before the start and stays writable whatever else is closed.")
          .grade("NAME::ro", 257, "The directory is there for reading only.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "Unlike its sisters it does not hand the directory to User=. The path is in"
                  + " the environment as CONFIGURATION_DIRECTORY.")
          .note(
              "A service that can write its own configuration can be told anything by"
                  + " whoever breaks in: use it only where the program must.")
          .link(Relation.EXCEPTS, "ProtectSystem", "The directory stays writable.")
          .link(Relation.NEEDED_BY, "ConfigurationDirectoryMode", "Sets its permissions.")
          .failsToStart(241, "CONFIGURATION_DIRECTORY", "The directory could not be made.")
          .userUnits(UserUnits.works("It lies below $XDG_CONFIG_HOME."))
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              ProtectSystem=strict
              ConfigurationDirectory=exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
