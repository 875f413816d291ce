package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.OctalMode;
import dev.ringfence.directive.value.Rating;

/** Sets the permissions of the directories that RuntimeDirectory= makes below /run. */
public record RuntimeDirectoryMode() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("RuntimeDirectoryMode", Topic.DIRECTORIES, Placement.EXECUTION)
          .since(211)
          .summary(
              "Sets the permissions of the directories that RuntimeDirectory= makes below"
                  + " /run.")
          .takes("octal mode, 0000 to 7777", new OctalMode())
          .grade("0755", "Everyone may look into them.")
          .grade("0750", "The service's user and group may.")
          .grade("0700", "The service's user alone may.")
          .byDefault("0755")
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note(
              "0700 hides sockets and PID files from other services, whatever mode the"
                  + " files in it have. An existing directory is set to this mode at each"
                  + " start.")
          .link(Relation.NEEDS, "RuntimeDirectory", "It is about those directories alone.")
          .link(Relation.SEE_ALSO, "UMask", "The permissions of new files inside.")
          .breaks("Clients that reach a socket in it as other users.", "0750 and a shared Group=.")
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
              RuntimeDirectory=exampled
              RuntimeDirectoryMode=0700
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
