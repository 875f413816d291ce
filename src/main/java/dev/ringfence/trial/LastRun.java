package dev.ringfence.trial;

import dev.ringfence.clone.JobOutcome;
import dev.ringfence.clone.UnitProperties;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What a systemd still knows of a service's last run, see org.freedesktop.systemd1(5).
 *
 * @param properties all that it tells
 */
public record LastRun(UnitProperties properties) {
  private static final long MICROS = 1_000_000;

  /** Whether systemd knows that it was started since it keeps it in memory. */
  public boolean wasStarted() {
    return properties.number("InactiveExitTimestamp") > 0
        || properties.number("ConditionTimestamp") > 0
        || properties.number("AssertTimestamp") > 0;
  }

  /** Whether it is up, or about to be. */
  public boolean isUp() {
    return !new ServiceState(properties).ended();
  }

  /** Such as {@code failed (exit-code)}. */
  public String state() {
    return properties.text("ActiveState") + " (" + properties.text("Result") + ")";
  }

  /** When it was last started. */
  public Instant began() {
    long micros = properties.number("InactiveExitTimestamp");
    return Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1000);
  }

  /** The ID of its last run in 32 hexadecimal digits; empty when it never ran. */
  public String invocation() {
    if (!(properties.values().get("InvocationID") instanceof List<?> bytes)) {
      return "";
    }
    StringBuilder id = new StringBuilder();
    for (Object each : bytes) {
      id.append(HexFormat.of().toHexDigits(((Number) each).byteValue()));
    }
    return id.toString();
  }

  /** The main process, as the host's PID namespace numbered it; 0 when there was none. */
  public int mainProcess() {
    return (int) properties.number("ExecMainPID");
  }

  /** How often systemd started it anew by itself. */
  public long restarts() {
    return properties.number("NRestarts");
  }

  /** Whether its files are other ones than systemd has read. */
  public boolean isStale() {
    return properties.flag("NeedDaemonReload");
  }

  /** Why systemd does not take the unit; empty when it does. */
  public String refusal() {
    return switch (properties.text("LoadState")) {
      case "bad-setting", "error" ->
          properties.values().get("LoadError") instanceof List<?> error && error.size() == 2
              ? String.valueOf(error.get(1))
              : "systemd does not accept the unit";
      default -> "";
    };
  }

  /**
   * What went wrong in it; empty when nothing did.
   *
   * @param journal what was written about it
   */
  public List<Symptom> symptoms(List<JournalRecord> journal) {
    ServiceState state = new ServiceState(properties);
    Symptoms symptoms = new Symptoms(Patience.DEFAULT, journal, List.of());
    if (!refusal().isEmpty()) {
      return List.of(new Symptom.Refused(Phase.START, refusal()));
    }
    if (properties.text("SubState").equals("auto-restart")) {
      return symptoms.running(phase(), new JobOutcome.Finished("failed"), state);
    }
    if (!state.ended()) {
      boolean reloaded = List.of("success", "").contains(state.reloadResult());
      return reloaded ? List.of() : symptoms.reloading(new JobOutcome.Finished("failed"), state);
    }
    boolean needed =
        journal.stream().anyMatch(record -> record.field("JOB_RESULT").equals("dependency"));
    return symptoms.running(
        phase(), new JobOutcome.Finished(needed ? "dependency" : "done"), state);
  }

  /** One that was up at first did not fail to start. */
  private Phase phase() {
    long up = properties.number("ActiveEnterTimestampMonotonic");
    return up > 0 && up >= properties.number("InactiveExitTimestampMonotonic")
        ? Phase.WORKLOAD
        : Phase.START;
  }
}
