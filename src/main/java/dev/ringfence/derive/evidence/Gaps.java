package dev.ringfence.derive.evidence;

import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.observe.Coverage;
import dev.ringfence.observe.Observation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was not exercised, the gravest first. Each makes every value that no fact contradicts
 * unproven, but for blind spots, which bear on some directives alone.
 */
public final class Gaps {
  private static final Set<String> CAPABILITIES =
      Set.of("CapabilityBoundingSet", "AmbientCapabilities", "PrivateUsers");

  /** Directives that what io_uring does can contradict: files and sockets. */
  private static final Set<String> FILES_AND_SOCKETS =
      Set.of(
          "ProtectSystem",
          "ProtectHome",
          "PrivateTmp",
          "ProcSubset",
          "ProtectProc",
          "InaccessiblePaths",
          "PrivateNetwork",
          "RestrictAddressFamilies",
          "IPAddressDeny");

  private final List<Reason> reasons;

  private Gaps(List<Reason> reasons) {
    this.reasons = List.copyOf(reasons);
  }

  static Gaps of(Coverage coverage, Assigned unit) {
    Set<Reason> gaps = new LinkedHashSet<>();
    List<Observation> seen = coverage.observations();
    if (seen.stream().noneMatch(one -> one.result() == Observation.Result.WORKED)) {
      gaps.add(new Reason.NotChecked());
    }
    long lost = seen.stream().mapToLong(Observation::drops).max().orElse(0);
    if (lost > 0) {
      gaps.add(new Reason.EventsLost(lost));
    }
    if (seen.stream().noneMatch(Observation::fromStart)) {
      gaps.add(new Reason.StartNotSeen());
    }
    for (Assigned.ExecLine line : unit.execLines()) {
      boolean ran =
          coverage.execLines().stream()
              .anyMatch(known -> known.stage().equals(line.stage()) && known.seen());
      if (!ran && !line.unsandboxed()) {
        gaps.add(new Reason.StageNeverRan(line.stage(), line.command()));
      }
    }
    if (seen.stream().allMatch(one -> one.stops() == 0 && one.restarts() == 0)) {
      gaps.add(new Reason.StopNotSeen());
    }
    seen.forEach(one -> one.blindSpots().forEach(spot -> gaps.add(new Reason.Blind(spot))));
    return new Gaps(new ArrayList<>(gaps));
  }

  /** All of them. */
  public List<Reason> all() {
    return reasons;
  }

  /** The gravest that bears on a directive. */
  Optional<Reason> first(String directive) {
    return reasons.stream().filter(reason -> bearsOn(reason, directive)).findFirst();
  }

  private static boolean bearsOn(Reason reason, String directive) {
    return switch (reason) {
      case Reason.Blind(Observation.BlindSpot spot) ->
          switch (spot.program()) {
            case "capability" -> CAPABILITIES.contains(directive);
            case "ring_request" -> FILES_AND_SOCKETS.contains(directive);
            // Signals, names and numbers of groups contradict no directive, and no filter refuses
            // exit; what ran before the observation, and its end, are gaps of their own.
            case "signal_sent",
                "process_rename",
                "process_exit",
                "cgroup_gone",
                "group_emptied",
                "running_tasks" ->
                false;
            default -> true;
          };
      case Reason.OneCpu(),
          Reason.NotChecked(),
          Reason.StartNotSeen(),
          Reason.StopNotSeen(),
          Reason.StageNeverRan(_, _),
          Reason.EventsLost(_),
          Reason.Dormant(_),
          Reason.RarePath(_),
          Reason.Beyond(_) ->
          true;
    };
  }
}
