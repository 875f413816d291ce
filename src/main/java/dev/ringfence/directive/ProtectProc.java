package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Choice;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Graded;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import java.util.Optional;

/** Hides other users' processes in /proc. */
public record ProtectProc() implements Sandboxing {
  /** From open to strict. */
  public enum Value implements Graded {
    DEFAULT,
    NOACCESS,
    INVISIBLE,
    PTRACEABLE;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case DEFAULT ->
            Grade.of(
                "default",
                "/proc is as the host mounts it, which commonly shows every process to"
                    + " everyone.");
        case NOACCESS ->
            Grade.of(
                    "noaccess",
                    "Processes of other users are listed, but nothing about them can be read.")
                .rated(Rating.wiki(Level.MEDIUM, Level.MEDIUM));
        case INVISIBLE -> Grade.of("invisible", "Processes of other users are not there at all.");
        case PTRACEABLE ->
            Grade.of("ptraceable", "Only processes that the service could trace are there.")
                .rated(Rating.ours(Level.HIGH, Level.MEDIUM));
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("ProtectProc", Topic.PROCESSES, Placement.EXECUTION)
          .since(247)
          .summary("Hides other users' processes in /proc.")
          .takes("noaccess | invisible | ptraceable | default", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault("default")
          .rated(Rating.wiki(Level.HIGH, Level.MEDIUM))
          .inMountNamespace()
          .note(
              "Command lines and environments of other processes hold passwords, tokens"
                  + " and file names.")
          .note("Root, and whoever holds CAP_SYS_PTRACE, sees everything whatever it says.")
          .note(
              "With the default, the host's own hidepid= option of /proc counts, which is"
                  + " usually 0. The score ranks noaccess below the other two.")
          .link(
              Relation.IMPLIES,
              "MountAPIVFS",
              "/proc, /sys and /dev are mounted where they are missing.")
          .link(Relation.NEEDS, "User", "Root is not restricted by it.")
          .link(Relation.COMPLETES, "ProcSubset", "Hides the other half of /proc.")
          .link(
              Relation.COMPLETES,
              "CapabilityBoundingSet",
              "Take CAP_SYS_PTRACE away, which sees through it.")
          .link(
              Link.of(
                      Relation.CANCELS,
                      "TemporaryFileSystem",
                      "In a jail made with TemporaryFileSystem=/ it puts /proc back, which is"
                          + " mostly wanted.")
                  .with("noaccess", "invisible", "ptraceable")
                  .withOther("/"))
          .breaks(
              "Monitors and process managers: node_exporter's process collector, Netdata,"
                  + " Zabbix and Nagios agents, htop, ps and pgrep in scripts, watchdogs"
                  + " that check another daemon's PID, fail2ban.",
              "Leave it at default for those.")
          .breaks(
              "polkit and D-Bus services that look up the caller in /proc.", "Leave it at default.")
          .denies(
              "ENOENT",
              "Opening /proc/PID of another user's process, with invisible and ptraceable.")
          .denies("EPERM", "Reading files in it, with noaccess.")
          .shows(new Signal.Silent(), "ps and pgrep list fewer processes.")
          .userUnits(UserUnits.systemOnly(""))
          .kernel("Linux 5.8 (hidepid= for each mount); before, it is ignored without a word.")
          .scored("ProtectProc")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              ProtectProc=invisible
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
