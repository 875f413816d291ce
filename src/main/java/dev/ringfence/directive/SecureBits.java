package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.WordList;

/** Switches off what the kernel does specially for user 0. */
public record SecureBits() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("SecureBits", Topic.PRIVILEGES, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Switches off what the kernel does specially for user 0.")
          .takes(
              "keep-caps | no-setuid-fixup | noroot | ...",
              WordList.of(
                      "a secure bit",
                      Check.Consequence.WORD_LOST,
                      "keep-caps",
                      "keep-caps-locked",
                      "no-setuid-fixup",
                      "no-setuid-fixup-locked",
                      "noroot",
                      "noroot-locked")
                  .and("no-cap-ambient-raise", 262)
                  .and("no-cap-ambient-raise-locked", 262)
                  .and("exec-restrict-file", 262)
                  .and("exec-restrict-file-locked", 262)
                  .and("exec-deny-interactive", 262)
                  .and("exec-deny-interactive-locked", 262))
          .grade(
              "none",
              "User 0 gains all capabilities of the bounding set when it runs a program,"
                  + " as ever.")
          .grade(
              "keep-caps",
              "Capabilities survive the change from user 0 to another; the service"
                  + " decides itself what to give up.")
          .grade("no-setuid-fixup", "The kernel leaves capabilities alone when user ids change.")
          .grade(
              "noroot",
              "User 0 and setuid-root programs gain nothing by being that: only file and"
                  + " ambient capabilities count.")
          .grade(
              "noroot-locked",
              "The same, and the service cannot take it back; likewise for the others"
                  + " with -locked.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_LOST)
          .rated(Rating.ours(Level.LOW, Level.MEDIUM))
          .note(
              "With noroot and noroot-locked root is a user like any other, which suits a"
                  + " service that must run as user 0 for file ownership and needs no power.")
          .note(
              "Few services set it: User= with AmbientCapabilities= reaches the same more"
                  + " plainly.")
          .link(
              Relation.SEE_ALSO,
              "CapabilityBoundingSet",
              "The usual way to take root's powers away.")
          .link(Relation.SEE_ALSO, "AmbientCapabilities", "Puts keep-caps in by itself.")
          .breaks(
              "Root daemons that expect capabilities after starting a helper: with noroot"
                  + " the helper has none.",
              "Leave it off, or give the helper file capabilities.")
          .denies("EPERM", "What a program run as user 0 could do before, with noroot.")
          .failsToStart(
              213, "SECUREBITS", "The bits could not be set: the manager lacks CAP_SETPCAP.")
          .userUnits(UserUnits.works())
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              SecureBits=noroot noroot-locked
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
