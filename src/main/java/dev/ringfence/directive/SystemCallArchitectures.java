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
import dev.ringfence.directive.value.Architectures;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Limits of which processor architectures the service can make system calls. */
public record SystemCallArchitectures() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("SystemCallArchitectures", Topic.SYSTEM_CALLS, Placement.EXECUTION_AND_MANAGER)
          .since(209)
          .summary("Limits of which processor architectures the service can make system calls.")
          .takes("native | ARCHITECTURE...", new Architectures())
          .grade(
              "all",
              "Calls of every architecture that the kernel serves: on x86-64 also those"
                  + " of 32-bit x86 and x32.")
          .grade("ARCHITECTURE...", "Only these, and the native one.")
          .grade("native", "Only the machine's own.")
          .byDefault(
              "all",
              "SystemCallArchitectures= in the [Manager] section of system.conf sets it"
                  + " for the manager and all that it starts; unit files can only narrow it"
                  + " further.")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.HIGH, Level.LOW))
          .note(
              "The 32-bit doors into the kernel are tested less and have other call"
                  + " numbers, so that a filter written for the native ones may not hold"
                  + " there. Nothing but 32-bit programs needs them.")
          .note(
              "Write native, not the name of the architecture: only then does the score"
                  + " count it as closed (x86-64 costs 8 of 10).")
          .note(
              "Manager-wide, in system.conf, it shuts 32-bit programs out of the whole"
                  + " machine, logins included. Programs of more than one architecture"
                  + " (Wine, Steam, 32-bit proprietary tools) then die; a unit cannot open"
                  + " again what the manager closed. Programs run under qemu-user make"
                  + " native calls and do not notice. ringfence host lists the binaries of"
                  + " other architectures on this machine.")
          .link(
              Relation.COMPLETES,
              "SystemCallFilter",
              "Shuts the way around it by another architecture's numbers.")
          .link(
              Relation.COMPLETES,
              "RestrictAddressFamilies",
              "Socket calls of 32-bit x86 cannot be filtered.")
          .link(
              Relation.COMPLETES, "MemoryDenyWriteExecute", "Its filter covers native calls best.")
          .breaks(
              "32-bit programs on a 64-bit machine: Wine, Steam and games, old"
                  + " proprietary daemons and printer drivers, 32-bit containers.",
              "Name the architecture as well: native x86.")
          .shows(
              new Signal.Killed("SIGSYS"),
              "Any system call of another architecture, thus at the start of the program;"
                  + " with SystemCallErrorNumber= the error instead.")
          .userUnits(UserUnits.worksWithNoNewPrivileges())
          .scored("SystemCallArchitectures")
          .requires(BuildFeature.SECCOMP)
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              SystemCallArchitectures=native
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
