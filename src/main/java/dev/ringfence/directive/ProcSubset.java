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

/** Hides everything in /proc but processes. */
public record ProcSubset() implements Sandboxing {
  /** From open to strict. */
  public enum Value implements Graded {
    ALL,
    PID;

    /** What a word of a unit file stands for; empty when systemd ignores it. */
    public static Optional<Value> read(String word) {
      return Graded.read(word, values());
    }

    @Override
    public Grade grade() {
      return switch (this) {
        case ALL ->
            Grade.of(
                "all", "/proc/cpuinfo, /proc/meminfo, /proc/sys and all the others are there.");
        case PID ->
            Grade.of(
                "pid", "/proc holds process directories, self and thread-self, and nothing else.");
      };
    }
  }

  private static final Entry ENTRY =
      Entry.about("ProcSubset", Topic.PROCESSES, Placement.EXECUTION)
          .since(247)
          .summary("Hides everything in /proc but processes.")
          .takes("all | pid", Choice.of(Value.values()))
          .grades(Value.values())
          .byDefault("all")
          .rated(Rating.ours(Level.MEDIUM, Level.HIGH))
          .inMountNamespace()
          .note(
              "It takes away a great deal that exploits and fingerprinting use, and a"
                  + " great deal that programs use without a thought. The damage is often"
                  + " silent: a program that cannot read /proc/meminfo shows 0 B, sizes its"
                  + " pools wrongly, or believes in one processor.")
          .note("The score gives next to nothing for it.")
          .link(
              Relation.IMPLIES,
              "MountAPIVFS",
              "/proc, /sys and /dev are mounted where they are missing.")
          .link(Relation.COMPLETES, "ProtectProc", "Hides other users' processes.")
          .link(
              Link.of(
                      Relation.CANCELS,
                      "TemporaryFileSystem",
                      "In a jail made with TemporaryFileSystem=/ it puts /proc back.")
                  .with("pid")
                  .withOther("/"))
          .breaks(
              "Language runtimes that size themselves by /proc/meminfo, /proc/cpuinfo,"
                  + " /proc/stat or /proc/sys: the JVM, Go's net package"
                  + " (/proc/sys/net/core/somaxconn), Node.js, .NET, Erlang, PostgreSQL"
                  + " extensions, jemalloc and glibc (/proc/sys/vm/overcommit_memory).",
              "Leave it at all.")
          .breaks(
              "Monitors and dashboards (node_exporter, top, free, uptime), which may show"
                  + " zeros instead of failing.",
              "Leave it at all.")
          .breaks("Network daemons that read /proc/net or set /proc/sys/net.", "Leave it at all.")
          .denies(
              "ENOENT",
              "Opening a file of /proc outside the process directories; nothing is logged.")
          .shows(
              new Signal.Silent(),
              "Programs that ignore the missing file and go on with zeros or defaults.")
          .userUnits(UserUnits.systemOnly(""))
          .kernel("Linux 5.8 (subset= of procfs); before, it is ignored without a word.")
          .scored("ProcSubset")
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              User=exampled
              ProtectProc=invisible
              ProcSubset=pid
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
