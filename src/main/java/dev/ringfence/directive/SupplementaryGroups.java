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
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.UserNames;

/** Adds the service to further groups. */
public record SupplementaryGroups() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("SupplementaryGroups", Topic.IDENTITY, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Adds the service to further groups.")
          .takes("NAME|GID...", new UserNames(true))
          .grade("GROUP...", "The service may do what these groups may.")
          .grade("(empty)", "Only the groups that the user database gives its user.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.UNIT_REFUSED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It only adds; what the user database gives stays. Each group opens files,"
                  + " and some open the machine: disk, docker, kvm, shadow, adm. The score"
                  + " counts any as bad for a service with a user of its own, and leaves the"
                  + " row out for root.")
          .link(Relation.SEE_ALSO, "Group", "The primary group.")
          .link(Relation.SEE_ALSO, "LoadCredential", "Hands over one secret file without a group.")
          .breaks(
              "Nothing by itself; leaving a group out closes the files and sockets that"
                  + " it opened (ssl-cert, audio, a socket's group).",
              "Add the one group, or pass the file as a credential.")
          .failsToStart(216, "GROUP", "A group does not exist.")
          .userUnits(UserUnits.limited("Only groups of that user."))
          .scored("SupplementaryGroups")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              SupplementaryGroups=ssl-cert
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
