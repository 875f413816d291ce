package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.OctalMode;
import dev.ringfence.directive.value.Rating;

/** Sets the permissions of the directories that CacheDirectory= makes below /var/cache. */
public record CacheDirectoryMode() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("CacheDirectoryMode", Topic.DIRECTORIES, Placement.EXECUTION)
          .since(235)
          .summary(
              "Sets the permissions of the directories that CacheDirectory= makes below"
                  + " /var/cache.")
          .takes("octal mode, 0000 to 7777", new OctalMode())
          .grade("0755", "Everyone may look into them.")
          .grade("0750", "The service's user and group may.")
          .grade("0700", "The service's user alone may.")
          .byDefault("0755")
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note(
              "0700 hides its cache from other services, whatever mode the files in it"
                  + " have. An existing directory is set to this mode at each start.")
          .link(Relation.NEEDS, "CacheDirectory", "It is about those directories alone.")
          .link(Relation.SEE_ALSO, "UMask", "The permissions of new files inside.")
          .breaks(
              "Tools of other users that read in it: log shippers, backup and monitoring"
                  + " agents.",
              "0750 and a shared Group=.")
          .denies(
              "EACCES",
              "Another user's program looks into the directory; the service itself"
                  + " notices nothing.")
          .userUnits(UserUnits.works())
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              CacheDirectory=exampled
              CacheDirectoryMode=0700
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
