package dev.ringfence.trial;

import dev.ringfence.linux.AuditRecord;
import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares a hardened run with the unhardened one. */
public final class Judgement {
  private Judgement() {}

  /** Whether a hardened service still works as it did unhardened. */
  public static Outcome of(Run baseline, Run trial) {
    Optional<Outcome.Inconclusive> unfit = unfit(baseline);
    if (unfit.isPresent()) {
      return unfit.get();
    }
    List<AuditRecord> refused = newRefusals(baseline, trial);
    List<Denied.Operation> denied = new ArrayList<>(trial.denied().operations());
    denied.removeAll(baseline.denied().operations());
    List<Symptom> symptoms = newSymptoms(baseline, trial);
    if (!symptoms.isEmpty()) {
      return new Outcome.Broken(trial, symptoms.getFirst(), refused, denied);
    }
    return refused.isEmpty() && denied.isEmpty()
        ? new Outcome.Works(trial)
        : new Outcome.Degraded(trial, refused, denied);
  }

  /** Why an unhardened run is no ground for a trial; empty when it is one. */
  public static Optional<Outcome.Inconclusive> unfit(Run baseline) {
    return unfit(baseline, List.of());
  }

  /**
   * The same.
   *
   * @param facts what the service was seen to do in that run
   */
  public static Optional<Outcome.Inconclusive> unfit(Run baseline, List<Fact> facts) {
    // A service that does not stop or reload well unhardened can still be compared.
    return baseline.symptoms().stream()
        .filter(symptom ->
            symptom.phase() == Phase.START
                || symptom.phase() == Phase.WORKLOAD
                || symptom instanceof Symptom.WorkloadFailed)
        .findFirst()
        .map(symptom ->
            new Outcome.Inconclusive(
                "it does not work here unhardened: " + symptom.describe(),
                missed(symptom, baseline, facts).orElse(remedy(symptom))));
  }

  /** What it said itself, and what it reached for, is a better guide than how it ended. */
  private static Optional<String> missed(Symptom symptom, Run baseline, List<Fact> facts) {
    List<String> lines = new ArrayList<>();
    baseline.journal().forEach(record -> lines.add(record.message()));
    switch (symptom) {
      case Symptom.WorkloadFailed(Phase _, WorkloadResult.Failed failed) -> {
        if (failed.couldNotRun()) {
          return Optional.empty();
        }
        lines.add(failed.err());
        lines.add(failed.out());
      }
      case Symptom.Exited _, Symptom.Failed _, Symptom.EndedEarly _ -> {
        // its journal is all there is
      }
      case Symptom.WorkloadFailed _, Symptom.TookTooLong _ -> lines.clear();
      case Symptom.SetUpFailed _,
          Symptom.Killed _,
          Symptom.ConditionsUnmet _,
          Symptom.DependencyFailed _,
          Symptom.Refused _,
          Symptom.CloneLost _ -> {
        return Optional.empty();
      }
    }
    return Missed.remedy(lines, facts);
  }

  private static String remedy(Symptom symptom) {
    return switch (symptom) {
      case Symptom.ConditionsUnmet(Phase _, List<Condition> conditions) ->
          conditions.stream().anyMatch(c -> c.name().equals("ConditionVirtualization"))
              ? "it refuses to run in a container, which a clone is to systemd; a drop-in with an"
                  + " empty ConditionVirtualization= lets it"
              : "make it true on the host, or reset it with a drop-in for the trial";
      case Symptom.DependencyFailed _ ->
          "see why with ringfence try --shell; what needs hardware or the outside network cannot run in a clone";
      case Symptom.Refused _ -> "correct the unit on the host first";
      case Symptom.WorkloadFailed(Phase _, WorkloadResult.Failed failed)
          when failed.couldNotRun() ->
          "name a command that exists in the clone, which has the host's programs";
      case Symptom.WorkloadFailed(Phase phase, WorkloadResult _) when phase == Phase.RESTART ->
          "it passed before: the workload is run again after the service was restarted, so it has to"
              + " be one that can be repeated";
      case Symptom.WorkloadFailed(Phase _, WorkloadResult.TimedOut _) ->
          "give it more time with --timeout, or see with ringfence try --shell what it waits for; a clone has no"
              + " outside network";
      case Symptom.WorkloadFailed _ ->
          "run the workload by hand with ringfence try --shell; a clone has no outside network";
      case Symptom.TookTooLong _ ->
          "give it more time with --timeout, or see with ringfence try --shell what it waits for; a clone has no"
              + " hardware and no outside network";
      case Symptom.CloneLost _ -> "a service that reboots or ends systemd cannot be tried";
      case Symptom.SetUpFailed _,
          Symptom.Exited _,
          Symptom.Killed _,
          Symptom.Failed _,
          Symptom.EndedEarly _ ->
          "see its journal, or look around with ringfence try --shell; a clone has no hardware and"
              + " no outside network";
    };
  }

  private static List<Symptom> newSymptoms(Run baseline, Run trial) {
    List<Symptom> symptoms = new ArrayList<>(trial.symptoms());
    symptoms.removeAll(baseline.symptoms());
    if (!symptoms.isEmpty() || !trial.symptoms().isEmpty()) {
      return symptoms;
    }
    if (trial.endedByItself() && !baseline.endedByItself()) {
      symptoms.add(new Symptom.EndedEarly(Phase.WORKLOAD, trial.activeState()));
    } else if (baseline.endedByItself() && !trial.endedByItself()) {
      symptoms.add(new Symptom.TookTooLong(Phase.START, trial.timing().start()));
    }
    return symptoms;
  }

  /** A refusal is known by what refused what to whom; how often it did does not matter. */
  private sealed interface Kind {
    record Call(String command, String syscall) implements Kind {}

    record Access(String command, String module, String operation, String object) implements Kind {}

    static Kind of(AuditRecord record) {
      return switch (record) {
        case AuditRecord.Seccomp seccomp -> new Call(seccomp.command(), seccomp.syscall());
        case AuditRecord.Refused refused ->
            new Access(refused.command(), refused.module(), refused.operation(), refused.object());
      };
    }
  }

  private static List<AuditRecord> newRefusals(Run baseline, Run trial) {
    Set<Kind> known = new HashSet<>();
    baseline.refusals().records().forEach(record -> known.add(Kind.of(record)));
    List<AuditRecord> fresh = new ArrayList<>();
    for (AuditRecord record : trial.refusals().records()) {
      boolean refuses =
          !(record instanceof AuditRecord.Seccomp seccomp)
              || (seccomp.action().refuses() && !isByDesign(seccomp));
      if (refuses && known.add(Kind.of(record))) {
        fresh.add(record);
      }
    }
    return fresh;
  }

  private static boolean isByDesign(AuditRecord.Seccomp seccomp) {
    return seccomp.action() == AuditRecord.Action.ERRNO
        && RefusedByDesign.isAnswered(seccomp.syscall());
  }
}
