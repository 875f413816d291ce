package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.UserNames;

/** Sets the service's primary group. */
public record Group() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("Group", Topic.IDENTITY, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Sets the service's primary group.")
          .takes("NAME | GID", new UserNames(false))
          .grade("GROUP", "The service runs with this group instead of its user's own.")
          .grade("(empty)", "The user's default group.")
          .byDefault("default group of User=")
          .emptied(Emptiness.RESETS)
          .misread(Misreading.UNIT_REFUSED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "A group shared with other services shares their group-readable files; best"
                  + " is one of its own.")
          .link(Relation.NEEDED_BY, "RemoveIPC", "It also cleans up what belongs to this group.")
          .link(
              Link.of(
                      Relation.CONFLICTS,
                      "PrivateUsers",
                      "PrivateUsers=managed is refused beside Group=.")
                  .withOther("managed"))
          .link(Relation.SEE_ALSO, "SupplementaryGroups", "Further groups.")
          .breaks(
              "Files that only the user's own group may read.",
              "SupplementaryGroups= for that group, or change the files' group.")
          .failsToStart(216, "GROUP", "The group does not exist.")
          .userUnits(UserUnits.limited("Only groups of that user."))
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              Group=exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
