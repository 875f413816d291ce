package dev.ringfence.trial;

import dev.ringfence.clone.JobOutcome;
import dev.ringfence.clone.UnitProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is written down while a service is run; becomes a {@link Run} at the end. */
final class RunNotes {
  private static final ServiceState UNKNOWN = new ServiceState(new UnitProperties(Map.of()));
  private static final JobOutcome NOT_ASKED = new JobOutcome.Finished("done");

  private final Patience patience;
  private final Map<Phase, Long> begun = new EnumMap<>(Phase.class);
  private final Map<Phase, Duration> took = new EnumMap<>(Phase.class);
  private Phase current = Phase.START;
  private Duration endedAfter = Duration.ZERO;

  JobOutcome start = NOT_ASKED;
  JobOutcome reload = NOT_ASKED;
  JobOutcome restart = NOT_ASKED;
  JobOutcome stop = NOT_ASKED;
  ServiceState started = UNKNOWN;
  ServiceState worked = UNKNOWN;
  ServiceState reloaded = UNKNOWN;
  ServiceState settled = UNKNOWN;
  ServiceState restarted = UNKNOWN;
  ServiceState stopped = UNKNOWN;
  WorkloadResult workload = new WorkloadResult.NotRun();
  WorkloadResult again = new WorkloadResult.NotRun();
  final List<String> did = new ArrayList<>();
  List<JournalRecord> journal = List.of();
  List<String> failedUnits = List.of();
  Refusals refusals = new Refusals.Unheard("");
  Denied denied = new Denied.Unwatched("");
  String lost = "";

  RunNotes(Patience patience) {
    this.patience = patience;
  }

  void begin(Phase phase) {
    current = phase;
    begun.put(phase, System.nanoTime());
  }

  void end(Phase phase) {
    took.put(phase, since(phase));
  }

  private Duration since(Phase phase) {
    return Duration.ofNanos(System.nanoTime() - begun.getOrDefault(phase, System.nanoTime()));
  }

  private Duration sinceStart() {
    return since(Phase.START);
  }

  /** A program may take a moment to fall over either. */
  Duration sinceStartOrReload() {
    return since(begun.containsKey(Phase.RELOAD) ? Phase.RELOAD : Phase.START);
  }

  /** Writes down that the service has ended by itself, the first time that this is seen. */
  void noteEnd() {
    boolean reloaded = begun.containsKey(Phase.RELOAD);
    if (endedAfter.isZero() && (worked.ended() || (settled.ended() && !reloaded))) {
      endedAfter = sinceStart();
    }
  }

  boolean endedByItself() {
    return !endedAfter.isZero();
  }

  Run toRun() {
    ServiceState last = settled.equals(UNKNOWN) ? started : settled;
    return new Run(
        did,
        symptoms(),
        last.active(),
        endedAfter,
        workload,
        refusals,
        denied,
        journal,
        IgnoredLine.of(journal),
        new Timing(
            took.getOrDefault(Phase.START, Duration.ZERO),
            took.getOrDefault(Phase.WORKLOAD, Duration.ZERO),
            took.getOrDefault(Phase.RELOAD, Duration.ZERO),
            took.getOrDefault(Phase.STOP, Duration.ZERO)));
  }

  private List<Symptom> symptoms() {
    Symptoms of = new Symptoms(patience, journal, failedUnits);
    List<Symptom> symptoms = new ArrayList<>();
    if (!lost.isEmpty()) {
      symptoms.add(new Symptom.CloneLost(current, lost));
      return symptoms;
    }
    symptoms.addAll(of.running(Phase.START, start, started));
    if (!symptoms.isEmpty()) {
      return symptoms;
    }
    // A service that died explains a workload that failed, so it comes first. The workload may
    // have been quicker than the service's death.
    symptoms.addAll(
        of.running(Phase.WORKLOAD, NOT_ASKED, worked.ended() ? worked : settledIfDied()));
    if (symptoms.isEmpty() && settled.isAnotherLifeThan(started)) {
      symptoms.addAll(of.diedBetween());
    }
    if (workload.failed()) {
      symptoms.add(new Symptom.WorkloadFailed(Phase.WORKLOAD, workload));
    }
    if (symptoms.isEmpty()) {
      symptoms.addAll(of.reloading(reload, reloaded));
    }
    if (symptoms.isEmpty()) {
      symptoms.addAll(of.running(last(Phase.RELOAD), NOT_ASKED, settled));
    }
    if (symptoms.isEmpty() && begun.containsKey(Phase.RELOAD) && settled.ended()) {
      symptoms.add(new Symptom.EndedEarly(Phase.RELOAD, settled.active()));
    }
    // What goes wrong in a reload may do so unhardened as well, and hides nothing that comes after.
    if (begun.containsKey(Phase.RESTART) && isOfReload(symptoms)) {
      symptoms.addAll(restarting(of));
    }
    if (isOfReload(symptoms)) {
      symptoms.addAll(of.stopping(stop, stopped));
    }
    return symptoms;
  }

  private static boolean isOfReload(List<Symptom> symptoms) {
    return symptoms.stream().allMatch(symptom -> symptom.phase() == Phase.RELOAD);
  }

  private List<Symptom> restarting(Symptoms of) {
    List<Symptom> symptoms = new ArrayList<>(of.running(Phase.RESTART, restart, restarted));
    if (symptoms.isEmpty() && restarted.ended()) {
      symptoms.add(new Symptom.EndedEarly(Phase.RESTART, restarted.active()));
    }
    if (symptoms.isEmpty() && again.failed()) {
      symptoms.add(new Symptom.WorkloadFailed(Phase.RESTART, again));
    }
    return symptoms;
  }

  private ServiceState settledIfDied() {
    return workload.failed() && settled.failed() ? settled : worked;
  }

  private Phase last(Phase phase) {
    return begun.containsKey(phase) ? phase : Phase.WORKLOAD;
  }
}
