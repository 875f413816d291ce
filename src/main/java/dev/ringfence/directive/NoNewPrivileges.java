package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Takes away every way to gain privileges by running another program. */
public record NoNewPrivileges() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("NoNewPrivileges", Topic.PRIVILEGES, Placement.EXECUTION_AND_MANAGER)
          .since(187)
          .summary("Takes away every way to gain privileges by running another program.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "setuid and setgid programs and file capabilities work as everywhere.",
              "Neither the service nor anything it starts can gain privileges by"
                  + " executing a file; it lasts for their whole lives and cannot be undone.")
          .byDefault(
              "no",
              "From 239 on NoNewPrivileges= in the [Manager] section of system.conf sets"
                  + " it for the manager and all of its children.")
          .rated(Rating.wiki(Level.HIGH, Level.LOW))
          .note(
              "It closes the widest way from a broken-in service to root: sudo, su,"
                  + " pkexec and every setuid program with a flaw.")
          .note("What the service already holds, ambient capabilities included, it keeps.")
          .note(
              "Up to 254, seccomp directives in a system unit with a User= other than"
                  + " root turned it on by themselves; from 255 on they no longer do."
                  + " systemctl show and the score never saw the implied value.")
          .effect(
              "Where the service also has a mount namespace and SELinux is off, its"
                  + " mounts ignore setuid bits (nosuid).")
          .link(Relation.IMPLIED_BY, "DynamicUser", "From 242 on; it cannot be turned off there.")
          .link(
              Relation.COMPLETES,
              "RestrictSUIDSGID",
              "The other half: it stops the service from leaving setuid files behind for"
                  + " others.")
          .link(
              Relation.SEE_ALSO,
              "AmbientCapabilities",
              "Gives capabilities to a non-root service without any setuid program.")
          .link(
              Relation.SEE_ALSO,
              "SELinuxContext",
              "Domain transitions are refused unless the policy allows nnp_transition.")
          .breaks(
              "Services that call sudo, su, pkexec, ping with file capabilities,"
                  + " newuidmap and newgidmap (rootless containers), sendmail and crontab as"
                  + " setgid programs, unix_chkpwd (PAM password checks of a non-root"
                  + " service).",
              "Give the service what it needs with AmbientCapabilities=, or let a second"
                  + " unit do the privileged part, started by D-Bus or a path unit.")
          .breaks(
              "cron, at, sshd, login managers and everything that starts sessions: the"
                  + " user could never use sudo in them.",
              "Leave it off.")
          .breaks(
              "SELinux policies that move a service to another domain when it starts a"
                  + " helper.",
              "Allow nnp_transition in the policy, or leave it off.")
          .denies(
              "EPERM",
              "What the setuid program tries, because it runs with the caller's rights;"
                  + " sudo names the flag in its message.")
          .shows(new Signal.Silent(), "A program with file capabilities starts without them.")
          .userUnits(
              UserUnits.works(
                  "It is a user's manager that needs it: its seccomp directives turn it on."))
          .scored("NoNewPrivileges")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              NoNewPrivileges=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
