package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.SystemCallList;

/** Limits which system calls the service can make. */
public record SystemCallFilter() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("SystemCallFilter", Topic.SYSTEM_CALLS, Placement.EXECUTION)
          .since(187)
          .summary("Limits which system calls the service can make.")
          .takes("[~]CALL|@GROUP[:ERRNO|:kill]...", new SystemCallList(true))
          .grade("all", "Every system call of the kernel.")
          .grade(
              "~@GROUP...",
              231,
              "All but the calls of these groups; new calls of later kernels stay open.")
          .grade("@system-service", 239, "A broad list that serves most daemons.")
          .grade(
              "@system-service and ~@privileged @resources",
              239,
              "The same without what only root needs and without scheduling and limits: a"
                  + " good target for a service with User=.")
          .grade("CALL...", "Only these calls and the few that every program needs (@default).")
          .byDefault("all")
          .repeated(Repetition.FIRST_DECIDES)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.VERY_HIGH, Level.HIGH))
          .note(
              "Write groups, not lists of calls: the C library and language runtimes move"
                  + " to new calls of the same kind (faccessat2, clone3, rseq, openat2,"
                  + " close_range, futex_waitv), and a list breaks with an upgrade.")
          .note(
              "Set SystemCallErrorNumber=EPERM beside it, so that a forgotten call is an"
                  + " error that the program may survive and not its end.")
          .note(
              "Groups and the calls in them differ by systemd release; systemd-analyze"
                  + " syscall-filter lists them. A group unknown to the systemd in use"
                  + " (@sandbox on 252) is ignored with a warning.")
          .note(
              "A misspelt group as the first word makes an allow-list of next to nothing:"
                  + " the service breaks, and the score is good.")
          .note(
              "Inside an allow-list, ~CALL:EPERM keeps the call listed with that error."
                  + " An error on a positive word is ignored (248 and later warn).")
          .note(
              "The score looks at @swap, @obsolete, @clock, @cpu-emulation, @debug,"
                  + " @mount, @module, @raw-io, @reboot, @privileged and @resources."
                  + " @system-service alone still counts as bad on the last two, because it"
                  + " holds chown and setrlimit and their like.")
          .link(Relation.NEEDED_BY, "SystemCallErrorNumber", "It says what a denied call gets.")
          .link(
              Relation.COMPLETES,
              "SystemCallArchitectures",
              "Without native, calls of other architectures have other numbers and rules.")
          .link(
              Relation.SEE_ALSO,
              "SystemCallLog",
              "Writes calls to the audit log instead of denying them.")
          .link(
              Relation.SEE_ALSO,
              "CapabilityBoundingSet",
              "Denies what the calls may do, where the filter denies the calls.")
          .breaks(
              "Rare paths that no trial run saw: archive and rotation hooks,"
                  + " out-of-memory handling, core dumps, several processors, plug-ins, a"
                  + " scripting module.",
              "Filter by group, keep @system-service, and set an error number.")
          .breaks(
              "Services that change user, limits or priorities at start, with"
                  + " ~@privileged or ~@resources: setuid, setgroups, chown, setrlimit,"
                  + " sched_setscheduler, mbind.",
              "User= and LimitNOFILE= in the unit, or leave the group in.")
          .breaks(
              "Sandboxes and containers inside the service (browsers, bubblewrap, runc):"
                  + " mount, pivot_root, unshare.",
              "Keep @mount and @sandbox, or leave the filter off.")
          .breaks(
              "Debuggers and profilers (ptrace, perf_event_open), and crash reporters.",
              "Keep @debug.")
          .shows(
              new Signal.Killed("SIGSYS"),
              "A denied call, without SystemCallErrorNumber=: status 31/SYS, and an audit"
                  + " record (type 1326) with the number of the call.")
          .denies(
              "EPERM",
              "A denied call, with SystemCallErrorNumber=EPERM; the service may also end"
                  + " with 127 or a status of its own.")
          .failsToStart(228, "SECCOMP", "The filter could not be loaded.")
          .bypass(
              "A command with the prefix + is not filtered; io_uring performs file and"
                  + " network calls without making them.")
          .userUnits(UserUnits.worksWithNoNewPrivileges())
          .scored("SystemCallFilter_*")
          .requires(BuildFeature.SECCOMP)
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              SystemCallFilter=@system-service
              SystemCallFilter=~@privileged @resources
              SystemCallErrorNumber=EPERM
              SystemCallArchitectures=native
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
