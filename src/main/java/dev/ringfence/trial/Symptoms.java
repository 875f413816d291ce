package dev.ringfence.trial;

import dev.ringfence.clone.JobOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** From what systemd tells after a phase to what went wrong in it. */
record Symptoms(Patience patience, List<JournalRecord> journal, List<String> failedUnits) {
  private static final List<String> RELOAD = List.of("ExecReload");
  private static final List<String> STOP = List.of("ExecStart", "ExecStop", "ExecStopPost");

  /** After a start, a workload, or while the service runs. */
  List<Symptom> running(Phase phase, JobOutcome job, ServiceState state) {
    return switch (job) {
      case JobOutcome.Refused(String _, String words) ->
          List.of(new Symptom.Refused(phase, withDetail(words)));
      case JobOutcome.StillRunning(Duration waited) ->
          List.of(new Symptom.TookTooLong(phase, waited));
      case JobOutcome.Finished finished -> finished(phase, finished.result(), state);
    };
  }

  private List<Symptom> finished(Phase phase, String result, ServiceState state) {
    if (state.failed()) {
      return failed(phase, state, state.result(), ServiceState.execs(), patience.start());
    }
    List<Condition> unmet = state.unmet();
    if (state.ended() && !unmet.isEmpty()) {
      return List.of(new Symptom.ConditionsUnmet(phase, unmet));
    }
    return switch (result) {
      case "done", "skipped" -> List.of();
      case "dependency" -> List.of(new Symptom.DependencyFailed(phase, failedUnits));
      case "timeout" -> List.of(new Symptom.TookTooLong(phase, patience.start()));
      default -> failed(phase, state, result, ServiceState.execs(), patience.start());
    };
  }

  /** Of a service that was started anew meanwhile: its former life is told by the journal alone. */
  List<Symptom> diedBetween() {
    for (JournalRecord record : journal) {
      long code =
          switch (record.field("EXIT_CODE")) {
            case "killed" -> ServiceState.End.KILLED;
            case "dumped" -> ServiceState.End.DUMPED;
            default -> ServiceState.End.EXITED;
          };
      ServiceState.End end =
          new ServiceState.End(
              record.field("COMMAND"), "the main process", code, record.number("EXIT_STATUS", 0));
      if (record.has(JournalRecord.PROCESS_EXIT) && end.isBad() && !end.endedByRequest()) {
        return List.of(ended(Phase.WORKLOAD, end));
      }
    }
    return List.of();
  }

  /** After ExecReload=. */
  List<Symptom> reloading(JobOutcome job, ServiceState state) {
    return switch (job) {
      case JobOutcome.Refused(String _, String words) ->
          List.of(new Symptom.Refused(Phase.RELOAD, words));
      case JobOutcome.StillRunning(Duration waited) ->
          List.of(new Symptom.TookTooLong(Phase.RELOAD, waited));
      case JobOutcome.Finished _ ->
          job.isDone()
              ? List.of()
              : failed(Phase.RELOAD, state, state.reloadResult(), RELOAD, patience.start());
    };
  }

  /** After a stop. */
  List<Symptom> stopping(JobOutcome job, ServiceState state) {
    return switch (job) {
      case JobOutcome.Refused(String _, String words) ->
          List.of(new Symptom.Refused(Phase.STOP, words));
      case JobOutcome.StillRunning(Duration waited) ->
          List.of(new Symptom.TookTooLong(Phase.STOP, waited));
      case JobOutcome.Finished _ ->
          state.failed()
              ? failed(Phase.STOP, state, state.result(), STOP, patience.stop())
              : List.of();
    };
  }

  private List<Symptom> failed(
      Phase phase, ServiceState state, String result, List<String> execs, Duration given) {
    switch (result) {
      case "timeout" -> {
        return List.of(new Symptom.TookTooLong(phase, given));
      }
      case "exit-code", "signal", "core-dump", "failed", "watchdog" -> {
        List<Symptom> symptoms = new ArrayList<>();
        for (ServiceState.End end : culprits(state.badEnds(execs))) {
          symptoms.add(ended(phase, end));
        }
        if (!symptoms.isEmpty()) {
          return symptoms;
        }
      }
      default -> {
        // No process tells more.
      }
    }
    return List.of(new Symptom.Failed(phase, result));
  }

  /** A daemon that is told to stop by a signal ends well by it (systemd.kill(5)). */
  private static List<ServiceState.End> culprits(List<ServiceState.End> ends) {
    List<ServiceState.End> worse = ends.stream().filter(end -> !end.endedByRequest()).toList();
    return worse.isEmpty() ? ends : worse;
  }

  private Symptom ended(Phase phase, ServiceState.End end) {
    if (!end.exited()) {
      return new Symptom.Killed(phase, end.exec(), end.program(), end.status(), end.dumpedCore());
    }
    ExitStatus status = new ExitStatus(end.status() & 0xff);
    if (!status.isSystemdsOwn()) {
      return new Symptom.Exited(phase, end.exec(), end.program(), status);
    }
    int errno = 0;
    List<String> words = new ArrayList<>();
    for (JournalRecord record : journal) {
      // systemd says what failed, and then in a record of its own at which step.
      if (record.isSystemds() && record.priority() <= 3 && record.number("ERRNO", 0) != 0) {
        errno = record.has(JournalRecord.SPAWN_FAILED) ? record.number("ERRNO", 0) : errno;
        words.add(record.message());
      }
    }
    return new Symptom.SetUpFailed(phase, end.exec(), status, errno, String.join("; ", words));
  }

  /** systemd refuses bad settings in general words and puts the reason into the journal. */
  private String withDetail(String words) {
    return journal.stream()
        .filter(record -> record.isSystemds() && record.priority() <= 3)
        .reduce((first, last) -> last)
        .map(record -> words + " " + record.message())
        .orElse(words);
  }
}
