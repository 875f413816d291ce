package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import java.util.List;
import java.util.Optional;

/**
 * Nothing that is seen of one run can be against it: it acts when the service has stopped. Objects
 * with a name may be meant to outlive it. Without a user of its own it does nothing, see
 * systemd.exec(5).
 */
final class RemoveIPCRule extends OnScale {
  RemoveIPCRule() {
    super("RemoveIPC");
  }

  @Override
  public List<Verdict> judge(Evidence evidence) {
    if (evidence.unit().asRoot()) {
      return List.of();
    }
    Value on = value("yes");
    Optional<? extends Fact> named = evidence.done(Fact.Ipc.class, it -> !it.name().isEmpty());
    if (named.isEmpty()) {
      named =
          evidence.done(
              Fact.File.class, it -> it.access().changes() && Places.below(it, "/dev/shm"));
    }
    String because = "It left no object of interprocess communication behind that has a name.";
    if (named.isEmpty()) {
      return List.of(evidence.unopposed(on, because, List.of()));
    }
    return List.of(
        evidence.unproven(
            on,
            "What it shares by System V or POSIX calls would be removed when it stops.",
            new Reason.Beyond("whether anything else needs that cannot be seen from here"),
            Level.MEDIUM,
            List.of(named.get())));
  }
}
