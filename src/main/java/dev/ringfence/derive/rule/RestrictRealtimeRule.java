package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.observe.Fact;
import java.util.Optional;
import java.util.Set;

/** Real-time policies are against it; SCHED_IDLE and SCHED_BATCH are not. */
final class RestrictRealtimeRule extends OnOff {
  /** Those that seccomp_restrict_realtime() in systemd refuses. */
  private static final Set<String> REALTIME = Set.of("SCHED_FIFO", "SCHED_RR", "SCHED_DEADLINE");

  RestrictRealtimeRule() {
    super("RestrictRealtime");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return evidence.done(Fact.Scheduling.class, it -> REALTIME.contains(it.policy()));
  }

  @Override
  String consequence() {
    return "be refused";
  }

  @Override
  String because() {
    return "It never took a real-time scheduling policy.";
  }
}
