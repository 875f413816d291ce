package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Capabilities;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Gives a service that is not root single capabilities, which programs it starts inherit. */
public record AmbientCapabilities() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("AmbientCapabilities", Topic.PRIVILEGES, Placement.EXECUTION)
          .since(229)
          .summary(
              "Gives a service that is not root single capabilities, which programs it"
                  + " starts inherit.")
          .takes("[~]CAP_NAME|NUMBER...", new Capabilities())
          .grade("CAP_NAME...", "The service and everything it runs hold these capabilities.")
          .grade(
              "none", "It holds none, unless it runs as root or a program has file capabilities.")
          .byDefault("none")
          .repeated(Repetition.MERGES)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_LOST)
          .rated(Rating.ours(Level.MEDIUM, Level.MEDIUM))
          .note(
              "It is the way to run a service as an ordinary user that needs one"
                  + " privilege, commonly CAP_NET_BIND_SERVICE, and far better than root"
                  + " with a small bounding set. The score counts any value as bad.")
          .note("For a root service it does nothing useful: root holds its capabilities anyway.")
          .note("A misspelt name vanishes without a warning.")
          .effect(
              "The capabilities are put into the inheritable set, and keep-caps into the"
                  + " secure bits.")
          .link(Relation.NEEDS, "User", "Root has no use for it.")
          .link(
              Relation.NEEDS, "CapabilityBoundingSet", "What it gives must be in the bounding set.")
          .link(Relation.SEE_ALSO, "NoNewPrivileges", "It does not hinder ambient capabilities.")
          .link(
              Link.of(
                      Relation.CONFLICTS,
                      "PrivateUsers",
                      "Inside a user namespace the capabilities count only for what belongs to"
                          + " that namespace; a port below 1024 of the host does not.")
                  .withOther("yes", "self", "identity", "full", "managed"))
          .breaks(
              "Programs that check that they hold no capability at all, or drop all they"
                  + " find and then need one.",
              "Take the capability out and hand over an open socket or file instead.")
          .denies("EPERM", "What the missing capability would allow, when a line is left out.")
          .failsToStart(
              218,
              "CAPABILITIES",
              "A capability is not in the bounding set, or the manager itself lacks it.")
          .userUnits(
              UserUnits.limited(
                  "From 254 on a user's manager that was given ambient capabilities can pass"
                      + " them on; otherwise only inside a user namespace."))
          .scored("AmbientCapabilities")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              AmbientCapabilities=CAP_NET_BIND_SERVICE
              CapabilityBoundingSet=CAP_NET_BIND_SERVICE
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
