package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Fixes the execution domain that personality(2) could change. */
public record LockPersonality() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("LockPersonality", Topic.SYSTEM_CALLS, Placement.EXECUTION)
          .since(235)
          .summary("Fixes the execution domain that personality(2) could change.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "The service may switch to another domain, such as one without address"
                  + " randomisation.",
              "It keeps the one it was started with, or that Personality= sets.")
          .byDefault("no")
          .rated(Rating.wiki(Level.MEDIUM, Level.LOW))
          .note(
              "Odd personalities switch protections off (ADDR_NO_RANDOMIZE,"
                  + " READ_IMPLIES_EXEC, mapping address 0) and are seldom tested. Hardly"
                  + " any daemon wants one.")
          .link(Relation.SEE_ALSO, "Personality", "Sets the one that is kept.")
          .link(
              Relation.COMPLETES,
              "SystemCallArchitectures",
              "The filter covers the architectures that are left.")
          .breaks(
              "Programs that switch randomisation off for themselves: setarch -R,"
                  + " debuggers, Emacs dumps and some Lisp systems (SBCL), Wine, sanitizer"
                  + " builds.",
              "Leave it off there, or set Personality=.")
          .breaks("linux32 and 32-bit chroots for builds.", "Leave it off, or Personality=x86.")
          .denies(
              "EPERM",
              "personality(2) with a new value; asking for the present one is allowed."
                  + " The audit log names the call.")
          .userUnits(UserUnits.worksWithNoNewPrivileges())
          .scored("LockPersonality")
          .requires(BuildFeature.SECCOMP)
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              LockPersonality=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
