package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Capabilities;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Limits which of root's powers the service, and anything it runs, can ever hold. */
public record CapabilityBoundingSet() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("CapabilityBoundingSet", Topic.PRIVILEGES, Placement.EXECUTION_AND_MANAGER)
          .sinceBeforeRecords()
          .summary(
              "Limits which of root's powers the service, and anything it runs, can ever"
                  + " hold.")
          .takes("[~]CAP_NAME|NUMBER...", new Capabilities())
          .grade(
              "all",
              "A root service has every capability; another can gain them through setuid"
                  + " programs and file capabilities.")
          .grade("~CAP_NAME...", "All but these.")
          .grade("CAP_NAME...", "Only these.")
          .grade("(empty)", "None at all: root in name only.")
          .byDefault(
              "all",
              "CapabilityBoundingSet= in the [Manager] section of system.conf sets the"
                  + " limit for the manager itself and all that it starts.")
          .repeated(Repetition.MERGES)
          .emptied(Emptiness.CLEARS_ALL)
          .misread(Misreading.WORD_LOST)
          .rated(Rating.ours(Level.VERY_HIGH, Level.MEDIUM))
          .note(
              "Most services that run as root need three or four: commonly"
                  + " CAP_NET_BIND_SERVICE for a port below 1024, CAP_SETUID and CAP_SETGID"
                  + " to become another user, CAP_CHOWN, CAP_DAC_OVERRIDE or CAP_FOWNER for"
                  + " files of others. systemd-analyze capability lists all names.")
          .note(
              "A misspelt name vanishes without a warning:"
                  + " CapabilityBoundingSet=CAP_NET_BINDSERVICE is the empty set, breaks the"
                  + " service, and gets the best score.")
          .note(
              "A service with User= and no AmbientCapabilities= holds none from the"
                  + " start; the bounding set then only decides what setuid programs and"
                  + " file capabilities could bring.")
          .note(
              "From 259 on a first line that begins with ~ keeps only capabilities that"
                  + " the running kernel knows, and after a lone ~ later lines add nothing.")
          .link(
              Relation.NEEDED_BY,
              "AmbientCapabilities",
              "What a service should be given must be in the bounding set.")
          .link(Relation.IMPLIED_BY, "PrivateDevices", "Takes CAP_MKNOD and CAP_SYS_RAWIO away.")
          .link(Relation.IMPLIED_BY, "ProtectKernelModules", "Takes CAP_SYS_MODULE away.")
          .link(Relation.IMPLIED_BY, "ProtectKernelLogs", "Takes CAP_SYSLOG away.")
          .link(Relation.IMPLIED_BY, "ProtectClock", "Takes CAP_SYS_TIME and CAP_WAKE_ALARM away.")
          .link(
              Relation.COMPLETES,
              "ProtectSystem",
              "Without CAP_SYS_ADMIN the service cannot undo its own mounts.")
          .link(
              Relation.COMPLETES,
              "NoNewPrivileges",
              "The bounding set limits what can be gained, NoNewPrivileges= that anything is.")
          .breaks(
              "Daemons that start as root and give it up: without CAP_SETUID and"
                  + " CAP_SETGID they stop at once.",
              "Keep the two, or let systemd do it: User=, and AmbientCapabilities= for"
                  + " the port.")
          .breaks(
              "Root services that read or write files of other users, such as mail"
                  + " servers, backup programs and log rotation: root without"
                  + " CAP_DAC_OVERRIDE is refused like anyone.",
              "Keep CAP_DAC_OVERRIDE, or CAP_DAC_READ_SEARCH where reading is enough; or"
                  + " mend the ownership.")
          .breaks(
              "Programs with file capabilities that the set does not hold: they cannot be"
                  + " executed at all.",
              "Keep those capabilities, or take them off the file.")
          .breaks(
              "Programs that raise their limits or priorities at start (databases, name"
                  + " servers, web servers with many files).",
              "Set LimitNOFILE= and Nice= in the unit, which needs no capability, or keep"
                  + " CAP_SYS_RESOURCE or CAP_SYS_NICE.")
          .denies("EPERM", "A call that asks for the capability.")
          .denies(
              "EACCES",
              "A file whose permissions only a capability would overcome; and listening"
                  + " below 1024.")
          .failsToStart(203, "EXEC", "The program has file capabilities outside the set.")
          .bypass("A command with the prefix + runs with all capabilities.")
          .userUnits(
              UserUnits.limited(
                  "A user's manager has none to begin with; from 251 on the set counts inside"
                      + " a user namespace (PrivateUsers=yes)."))
          .scored("CapabilityBoundingSet_*")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              CapabilityBoundingSet=CAP_NET_BIND_SERVICE CAP_SETUID CAP_SETGID
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
