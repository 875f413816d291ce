package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Opens a PAM session for the service. */
public record PAMName() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("PAMName", Topic.IDENTITY, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Opens a PAM session for the service.")
          .takes("NAME", Text.INSTANCE)
          .grade(
              "NAME",
              "The modules of /etc/pam.d/NAME run around the service: limits, key rings,"
                  + " a login session.")
          .grade("(empty)", "No PAM.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "With pam_systemd the processes move to a session of their own: the unit's"
                  + " control-group limits, device and address lists then no longer reach"
                  + " them.")
          .note(
              "PAM modules run in the service's process and need what they need: files in"
                  + " /etc/security, name look-ups, sometimes the network.")
          .link(
              Link.of(
                      Relation.CONFLICTS,
                      "PrivateUsers",
                      "PrivateUsers=managed is refused beside it.")
                  .withOther("managed"))
          .link(Relation.CONFLICTS, "PrivatePIDs", "Refused together from 257 on.")
          .breaks(
              "It is refused without KillMode=control-group or mixed.",
              "Leave KillMode= at its default.")
          .failsToStart(224, "PAM", "A module refused, or could not work inside the sandbox.")
          .userUnits(UserUnits.limited("Only modules that work without privilege."))
          .requires(BuildFeature.PAM)
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/bin/exampled
              User=example
              PAMName=login
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
