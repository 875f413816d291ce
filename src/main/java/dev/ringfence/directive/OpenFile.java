package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.OpenedFile;
import dev.ringfence.directive.value.Rating;

/** Opens a file for the service before its sandbox closes, and passes it on. */
public record OpenFile() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("OpenFile", Topic.SERVICE, Placement.SERVICE)
          .since(253)
          .summary("Opens a file for the service before its sandbox closes, and passes it on.")
          .takes("PATH[:NAME[:OPTIONS]]", new OpenedFile())
          .grade("PATH:NAME:read-only", "It gets this one file, for reading.")
          .grade("PATH:NAME", "It gets this one file, for reading and writing.")
          .grade("none", "It gets none.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "A service that speaks the socket-activation protocol can so have one file,"
                  + " device or socket that its user and sandbox could not open. Options are"
                  + " read-only, append, truncate and graceful (go on where it is missing).")
          .link(
              Relation.SEE_ALSO,
              "LoadCredential",
              "For secrets, with nothing to change in the program.")
          .failsToStart(202, "FDS", "The file cannot be opened.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              OpenFile=/etc/exampled/table:table:read-only
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
