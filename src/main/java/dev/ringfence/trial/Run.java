package dev.ringfence.trial;

import java.time.Duration;
import java.util.List;

/**
 * What came of running a service once in a clone: start, workload, reload, perhaps restarts, stop.
 *
 * @param did what was done with the service, in order, in words such as {@code reloaded}
 * @param symptoms what went wrong, in order; empty when nothing did
 * @param activeState systemd's word after the workload, such as {@code active} or {@code inactive}
 * @param endedAfter how long after its start the service had ended by itself; zero when it was
 *     still up after the workload
 * @param workload how the workload ended
 * @param refusals what audit told
 * @param denied what the observer saw refused
 * @param journal records of the service and of systemd about it
 * @param ignored lines of its files that this systemd passed over
 * @param timing how long it took
 */
public record Run(
    List<String> did,
    List<Symptom> symptoms,
    String activeState,
    Duration endedAfter,
    WorkloadResult workload,
    Refusals refusals,
    Denied denied,
    List<JournalRecord> journal,
    List<IgnoredLine> ignored,
    Timing timing) {
  public Run {
    did = List.copyOf(did);
    symptoms = List.copyOf(symptoms);
    journal = List.copyOf(journal);
    ignored = List.copyOf(ignored);
  }

  /** Whether nothing went wrong. */
  public boolean isGood() {
    return symptoms.isEmpty();
  }

  /** Whether the service ended by itself, as one that does its work and ends. */
  public boolean endedByItself() {
    return !endedAfter.isZero();
  }
}
