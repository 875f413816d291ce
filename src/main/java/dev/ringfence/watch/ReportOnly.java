package dev.ringfence.watch;

import dev.ringfence.derive.Sandbox;
import dev.ringfence.derive.rule.Refused;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Outcome;
import dev.ringfence.trial.hardening.Denials;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a sandbox would deny a service that runs without it: what comes off now, and a line of the
 * plan refuses.
 */
public final class ReportOnly implements Judge {
  /** The attempt was made; what came of it was not up to this machine. */
  private static final Set<String> TRIED =
      Set.of("EINPROGRESS", "ECONNREFUSED", "EAGAIN", "ETIMEDOUT", "EINTR", "ECONNRESET");

  private final Sandbox now;
  private final Sandbox planned;
  private final Made made = new Made();

  /**
   * A plan for a service.
   *
   * @param now the sandbox that the service runs in
   * @param planned the same with the plan
   */
  public ReportOnly(Sandbox now, Sandbox planned) {
    this.now = now;
    this.planned = planned;
  }

  @Override
  public List<Refused> refuses(Fact fact) {
    if (fact.seen().outcome() instanceof Outcome.DeniedBySeccomp) {
      return List.of(); // as it is now: the plan has no part in it
    }
    made.note(fact);
    Fact attempt = wasTried(fact) ? Denials.allowed(fact) : fact;
    List<Fact> context = made.bearingOn(attempt);
    List<Refused> planned = this.planned.refuses(attempt, context);
    if (planned.isEmpty()) {
      return List.of();
    }
    Set<String> already = new HashSet<>();
    now.refuses(attempt, context).forEach(one -> already.add(one.directive()));
    return planned.stream()
        .filter(one -> !already.contains(one.directive()))
        .map(one -> new Refused(one.directive(), one.setting(), fact, one.relaxation()))
        .toList();
  }

  /** What no line of the plan refuses is none of its business. */
  @Override
  public boolean isUnexplained(Fact fact) {
    return false;
  }

  private static boolean wasTried(Fact fact) {
    return fact instanceof Fact.Peer
        && fact.seen().outcome() instanceof Outcome.Failed(String errno)
        && TRIED.contains(errno);
  }
}
