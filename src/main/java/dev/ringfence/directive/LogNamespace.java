package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.directive.value.Text;

/** Sends the service's log to a journal of its own. */
public record LogNamespace() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("LogNamespace", Topic.PROCESSES, Placement.EXECUTION)
          .since(245)
          .summary("Sends the service's log to a journal of its own.")
          .takes("NAME", Text.INSTANCE)
          .grade("(empty)", "It logs to the journal that all share, within its rate limit.")
          .grade("NAME", "It logs to journal NAME, which it cannot flood others from.")
          .byDefault("default journal")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .inMountNamespace()
          .note(
              "journalctl shows it with --namespace=NAME alone; tools that read the"
                  + " common journal miss it.")
          .link(Relation.IMPLIES, "BindLogSockets", "The sockets of that journal.")
          .breaks(
              "fail2ban, log shippers and people who look in the common journal.",
              "Tell them the namespace.")
          .shows(new Signal.Silent(), "Lines are missing in the common journal.")
          .userUnits(UserUnits.systemOnly(""))
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              LogNamespace=exampled
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
