package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Counts processes and threads of this unit. */
public record TasksAccounting() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("TasksAccounting", Topic.ACCOUNTING, Placement.CONTROL_GROUP)
          .since(227)
          .summary("Counts processes and threads of this unit.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "Nothing is counted, unless a limit needs it.",
              "systemctl status and systemd-cgtop show it, and the journal when the unit"
                  + " stops.")
          .byDefault("yes", "DefaultTasksAccounting= in system.conf.")
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .note("TasksMax= needs it.")
          .link(Relation.SEE_ALSO, "DefaultTasksAccounting", "The same for every unit.")
          .userUnits(UserUnits.delegated())
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              TasksAccounting=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
