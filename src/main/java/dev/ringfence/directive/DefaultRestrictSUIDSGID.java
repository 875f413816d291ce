package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Sets RestrictSUIDSGID= for every unit that does not say otherwise. */
public record DefaultRestrictSUIDSGID() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("DefaultRestrictSUIDSGID", Topic.PRIVILEGES, Placement.MANAGER)
          .since(258)
          .summary("Sets RestrictSUIDSGID= for every unit that does not say otherwise.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn("Units that do not set it may make setuid and setgid files.", "They may not.")
          .byDefault("no")
          .rated(Rating.ours(Level.MEDIUM, Level.HIGH))
          .note(
              "Package managers, archivers and mail systems started as units then need"
                  + " RestrictSUIDSGID=no.")
          .link(Relation.IMPLIES, "RestrictSUIDSGID", "For units that do not set it.")
          .breaks(
              "Unattended upgrades, and whatever unpacks setuid or setgid files or makes"
                  + " setgid directories.",
              "RestrictSUIDSGID=no in those units.")
          .denies("EPERM", "As with RestrictSUIDSGID=.")
          .userUnits(UserUnits.works("In user.conf."))
          .requires(BuildFeature.SECCOMP)
          .example(
              """
              [Manager]
              DefaultRestrictSUIDSGID=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
