package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.score.SyscallGroups;
import dev.ringfence.unit.SystemdVersion;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** System calls by the groups of the systemd that the plan is for. */
final class Calls {
  private static final Map<Group, Set<String>> KNOWN = new ConcurrentHashMap<>();

  private record Group(SystemdVersion version, String name) {}

  private Calls() {}

  /** Every call of a group and of the groups in it; none if this systemd has no such group. */
  static Set<String> of(String group, Evidence evidence) {
    return KNOWN.computeIfAbsent(
        new Group(evidence.surroundings().systemd().version(), group),
        asked -> Set.copyOf(SyscallGroups.of(asked.version()).systemCalls(asked.name())));
  }
}
