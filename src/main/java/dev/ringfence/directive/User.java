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

/** Runs the service as this user instead of root. */
public record User() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("User", Topic.IDENTITY, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Runs the service as this user instead of root.")
          .takes("NAME | UID", new UserNames(false))
          .grade(
              "root",
              "The service runs as root (0 means the same): a flaw in it is a flaw in the"
                  + " whole machine, held back by the other directives alone.")
          .grade(
              "nobody",
              "It shares a user with every other service that does so, and with files of"
                  + " strangers; systemd warns about it, and the score counts it as nearly"
                  + " as bad as root.")
          .grade(
              "NAME",
              "It runs as this user, who should be its own: no login, no other service,"
                  + " no files but its own.")
          .byDefault("root", "In a user's manager the default is that user.")
          .emptied(Emptiness.RESETS)
          .misread(Misreading.UNIT_REFUSED)
          .rated(Rating.ours(Level.VERY_HIGH, Level.MEDIUM))
          .note(
              "Nothing else narrows a service as much: without root, most of the kernel's"
                  + " dangerous doors are shut by ordinary permissions.")
          .note(
              "A service that needs a port below 1024 or one other privilege gets it with"
                  + " AmbientCapabilities=, or its socket from systemd.")
          .note(
              "The bounding set still counts as full for the score until"
                  + " CapabilityBoundingSet= says otherwise.")
          .effect("Supplementary groups come from the user database.")
          .effect("HOME, LOGNAME, USER and SHELL are set.")
          .effect(
              "Up to 254, a seccomp directive beside a User= other than root turned"
                  + " NoNewPrivileges= on; from 255 on it does not.")
          .link(
              Relation.NEEDED_BY,
              "AmbientCapabilities",
              "Ambient capabilities are of use to a user who is not root.")
          .link(Relation.NEEDED_BY, "RemoveIPC", "It cleans up the IPC objects of this user.")
          .link(Relation.NEEDED_BY, "ProtectProc", "Root sees every process whatever it says.")
          .link(Relation.SEE_ALSO, "DynamicUser", "Makes a user for the time the service runs.")
          .link(
              Relation.SEE_ALSO,
              "StateDirectory",
              "Makes and hands over the directories that the user needs.")
          .link(
              Link.of(
                      Relation.CONFLICTS,
                      "PrivateUsers",
                      "PrivateUsers=managed is refused beside User=.")
                  .withOther("managed"))
          .breaks(
              "Services that write to files owned by root, or read ones that only root"
                  + " may read (TLS keys, shadow).",
              "Hand the files over with StateDirectory= and its sisters; pass secrets"
                  + " with LoadCredential=; add the owning group with SupplementaryGroups=.")
          .breaks(
              "Services that start as root and change user by themselves: they try to and"
                  + " fail.",
              "Switch that off in their configuration; systemd has done it.")
          .breaks(
              "Listening on a port below 1024.",
              "AmbientCapabilities=CAP_NET_BIND_SERVICE, or socket activation.")
          .breaks(
              "PID files in /run.",
              "RuntimeDirectory=, or no PID file at all with Type=notify or exec.")
          .failsToStart(217, "USER", "The user does not exist, or its groups cannot be set.")
          .denies("EACCES", "Files of other users, and ports below 1024.")
          .denies("EPERM", "Whatever asks for a capability.")
          .bypass("A command with the prefix +, ! or !! does not run as this user.")
          .userUnits(UserUnits.limited("A user's manager can only run things as its own user."))
          .scored("UserOrDynamicUser", "SupplementaryGroups", "RemoveIPC")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              AmbientCapabilities=CAP_NET_BIND_SERVICE
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
