package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.score.SyscallGroups;
import java.util.Set;

/** System calls by the groups of the systemd that the plan is for. */
final class Calls {
  private Calls() {}

  static Set<String> of(String group, Evidence evidence) {
    return Set.copyOf(
        SyscallGroups.of(evidence.surroundings().systemd().version()).systemCalls(group));
  }
}
