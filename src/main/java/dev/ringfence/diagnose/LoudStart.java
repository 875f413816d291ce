package dev.ringfence.diagnose;

import dev.ringfence.clone.Systemd;
import dev.ringfence.deploy.Systemctl;
import dev.ringfence.trial.JournalRecord;
import dev.ringfence.trial.LastRun;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * One start of a service on this host with systemd's log level at debug.
 *
 * @param unit its name
 * @param before the log level that was put back
 * @param job what came of the start, in systemctl's words; empty when it is up
 * @param records what systemd and the service wrote of it, the oldest first
 * @param notes what is not known, and why
 */
public record LoudStart(
    String unit, String before, String job, List<JournalRecord> records, List<String> notes) {
  /** For the timer: what comes after the start. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  public LoudStart {
    records = List.copyOf(records);
    notes = List.copyOf(notes);
  }

  /**
   * Restarts the service, or starts it.
   *
   * @param longest for the start
   */
  public static LoudStart of(Unit unit, Duration longest) throws IOException, InterruptedException {
    String name = unit.name().toString();
    String before;
    Systemctl.Said job;
    try (RaisedLogLevel raised = RaisedLogLevel.raise(longest.plus(MARGIN))) {
      before = raised.before();
      job = Systemctl.restart(name, longest);
    }
    try (Systemd host = Systemd.ofHost()) {
      HostJournal journal = HostJournal.of(name, new LastRun(host.properties(name)));
      List<JournalRecord> records =
          journal.records().stream().filter(record -> matters(record, unit)).toList();
      return new LoudStart(name, before, job.good() ? "" : job.line(), records, journal.notes());
    }
  }

  /** Whether the service is up. */
  public boolean isGood() {
    return job.isEmpty();
  }

  /**
   * At debug systemd tells of each state that it passes. What it does for the processes of a
   * service, before their programs run, it writes from within them.
   */
  private static boolean matters(JournalRecord record, Unit unit) {
    String text = record.message();
    return !record.isDebug()
        || !record.isFromManager()
        || !record.field("ERRNO").isEmpty()
        || Lines.all(unit).stream()
            .flatMap(line -> List.of(line.value().split("[\\s:]+", -1)).stream())
            .map(word -> word.replaceFirst("^[-+!~]+", ""))
            .anyMatch(word -> word.length() > 1 && word.startsWith("/") && text.contains(word));
  }
}
