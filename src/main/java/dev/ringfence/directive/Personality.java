package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Architectures;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Sets which architecture uname(2) tells the service. */
public record Personality() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("Personality", Topic.SYSTEM_CALLS, Placement.EXECUTION)
          .since(209)
          .summary("Sets which architecture uname(2) tells the service.")
          .takes("x86 | x86-64 | arm | arm64 | ...", Architectures.one())
          .grade(
              "ARCHITECTURE",
              "The service is told that the machine is of this architecture, such as x86"
                  + " on x86-64.")
          .grade("native", "It is told what the machine is.")
          .byDefault("native")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It changes what programs believe, for builds and old software, and"
                  + " protects nothing.")
          .link(Relation.SEE_ALSO, "LockPersonality", "Fixes what is set here.")
          .link(
              Relation.SEE_ALSO,
              "SystemCallArchitectures",
              "Denies the system calls of other architectures.")
          .breaks("Programs that choose libraries by machine name.", "Leave it off.")
          .failsToStart(230, "PERSONALITY", "The kernel does not know it.")
          .userUnits(UserUnits.works())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              Personality=x86
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
