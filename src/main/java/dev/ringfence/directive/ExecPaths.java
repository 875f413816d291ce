package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Paths;
import dev.ringfence.directive.value.Rating;

/** Opens places for running programs again that NoExecPaths= closed. */
public record ExecPaths() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("ExecPaths", Topic.FILES, Placement.EXECUTION)
          .since(248)
          .summary("Opens places for running programs again that NoExecPaths= closed.")
          .takes("[-][+]PATH...", new Paths())
          .grade(
              "PATH...", "Programs and libraries in these places can be run as permissions allow.")
          .grade("none", "No exception.")
          .byDefault("none")
          .repeated(Repetition.APPENDS)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .inMountNamespace()
          .note(
              "The ELF loader and every library count as executed, also the ones that are"
                  + " loaded later as plug-ins or by name look-ups (libnss_*).")
          .link(Relation.EXCEPTS, "NoExecPaths", "Alone it does nothing.")
          .breaks(
              "A path that does not exist on this machine, without a leading -, keeps the"
                  + " service from starting.",
              "Write the - where it may be missing, such as for /lib64.")
          .failsToStart(226, "NAMESPACE", "A path without a leading - does not exist.")
          .failsToStart(203, "EXEC", "The list lacks the loader or a library.")
          .userUnits(UserUnits.userNamespace(254))
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              NoExecPaths=/
              ExecPaths=/usr/sbin/exampled /usr/lib /lib -/lib64
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
