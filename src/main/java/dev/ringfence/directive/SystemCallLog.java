package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.SystemCallList;

/** Writes these system calls of the service to the audit log. */
public record SystemCallLog() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("SystemCallLog", Topic.SYSTEM_CALLS, Placement.EXECUTION)
          .since(247)
          .summary("Writes these system calls of the service to the audit log.")
          .takes("[~]CALL|@GROUP...", new SystemCallList(false))
          .grade("none", "Nothing is written.")
          .grade("CALL|@GROUP...", "Each of these calls leaves an audit record.")
          .grade("~CALL|@GROUP...", "Each call but these does.")
          .byDefault("none")
          .repeated(Repetition.FIRST_DECIDES)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note(
              "It denies nothing. It is for finding out, before a filter is written,"
                  + " whether a call is made; on a busy service it floods the log.")
          .link(Relation.SEE_ALSO, "SystemCallFilter", "Denies instead of writing down.")
          .userUnits(UserUnits.works())
          .requires(BuildFeature.SECCOMP)
          .kernel("Linux 4.14.")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              SystemCallLog=@privileged @resources
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
