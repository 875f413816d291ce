package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.CommandLine;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Says what the service runs; its prefixes can take the sandbox away. */
public record ExecStart() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("ExecStart", Topic.SERVICE, Placement.SERVICE)
          .sinceBeforeRecords()
          .summary("Says what the service runs; its prefixes can take the sandbox away.")
          .takes("[@][-][:][+|!|!!]PROGRAM ARGUMENTS...", CommandLine.INSTANCE)
          .grade(
              "+PROGRAM",
              "It runs with all privileges: User= and the sandboxing directives do not"
                  + " hold for it.")
          .grade(
              "!PROGRAM", "It runs with the sandbox but not as User=, and keeps its capabilities.")
          .grade(
              "!!PROGRAM",
              "The same where ambient capabilities are missing; without effect from 258 on.")
          .grade("PROGRAM", "It runs in the sandbox.")
          .byDefault("-", "A service needs at least one, unless it is of Type=oneshot with others.")
          .repeated(Repetition.EACH_COUNTS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.UNIT_REFUSED)
          .rated(Rating.ours(Level.VERY_HIGH, Level.LOW))
          .note(
              "The prefixes @ (another argv[0]), - (failure does not count), : (no"
                  + " variables) and, from 258 on, | (through the user's shell) leave the"
                  + " sandbox alone.")
          .note(
              "The score does not look at prefixes: a service whose main command begins"
                  + " with + keeps its full score. What holds for the control group, such as"
                  + " IPAddressDeny= and DeviceAllow=, holds for + too.")
          .note(
              "The same goes for ExecStartPre=, ExecStartPost=, ExecReload=, ExecStop="
                  + " and ExecCondition=.")
          .link(Relation.SEE_ALSO, "User", "Not for + and !.")
          .breaks(
              "A helper in the sandbox that needs more than the service, such as one that"
                  + " makes a directory or sets a limit.",
              "+ for that one line in ExecStartPre=, and never for the service itself.")
          .failsToStart(203, "EXEC", "The program cannot be run in the sandbox.")
          .userUnits(UserUnits.works())
          .example(
              """
              [Service]
              ExecStartPre=+/usr/bin/install -d /var/spool/exampled
              ExecStart=/usr/sbin/exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
