package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Amount;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Limits how many processes and threads the service can have. */
public record TasksMax() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("TasksMax", Topic.RESOURCES, Placement.CONTROL_GROUP)
          .since(227)
          .summary("Limits how many processes and threads the service can have.")
          .takes("N | PERCENT | infinity", Amount.count())
          .grade("infinity", "No limit.")
          .grade("64", "At most this much.")
          .byDefault(
              "manager default",
              "DefaultTasksMax= in system.conf, 15 % of what the machine allows.")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.MEDIUM, Level.LOW))
          .note(
              "It stops fork bombs and runaway threads. It counts this service alone,"
                  + " unlike LimitNPROC=, and holds for root.")
          .breaks(
              "Services with a process for each client, and build or job runners.",
              "Look at the peak in systemctl status and set some times that.")
          .denies("EAGAIN", "fork, clone or starting a thread beyond the limit.")
          .userUnits(UserUnits.delegated())
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              TasksMax=64
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
