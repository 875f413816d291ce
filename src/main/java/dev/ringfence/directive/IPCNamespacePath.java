package dev.ringfence.directive;

import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.OnePath;
import dev.ringfence.directive.value.Rating;

/** Puts the service into an existing IPC namespace. */
public record IPCNamespacePath() implements Surrounding {
  private static final Entry ENTRY =
      Entry.about("IPCNamespacePath", Topic.PROCESSES, Placement.EXECUTION)
          .since(248)
          .summary("Puts the service into an existing IPC namespace.")
          .takes("PATH", new OnePath(Check.Consequence.LINE_IGNORED))
          .grade("none", "The machine's IPC objects, or private ones.")
          .grade("PATH", "Those of this namespace.")
          .byDefault("none")
          .emptied(Emptiness.RESETS)
          .rated(Rating.ours(Level.LOW, Level.LOW))
          .link(Relation.CANCELS, "PrivateIPC", "The named namespace is joined instead.")
          .userUnits(UserUnits.userNamespace(251))
          .kernel("IPC namespaces.")
          .unscaled()
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              IPCNamespacePath=/run/exampled/ipc
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
