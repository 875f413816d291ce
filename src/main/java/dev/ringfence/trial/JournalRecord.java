package dev.ringfence.trial;

import dev.ringfence.clone.JournalEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * One record of the clone's journal, see systemd.journal-fields(7).
 *
 * @param time when it was written
 * @param fields by their names
 */
public record JournalRecord(Instant time, Map<String, String> fields) {
  /** MESSAGE_ID of "failed at step STEP spawning PROGRAM"; carries ERRNO. */
  static final String SPAWN_FAILED = "641257651c1b4ec9a8624d7a40a9e1e7";

  /** MESSAGE_ID of a line of a unit file that systemd ignored; carries CONFIG_FILE, CONFIG_LINE. */
  static final String BAD_CONFIGURATION = "c772d24e9a884cbeb9ea12625c306c01";

  /** MESSAGE_ID of "process exited"; carries COMMAND, EXIT_CODE, EXIT_STATUS. */
  static final String PROCESS_EXIT = "98e322203f7a4ed290d09fe03c09fe15";

  /** syslog(3), LOG_DEBUG */
  private static final int DEBUG = 7;

  /** What is kept of a record; the journal has much more. */
  private static final Set<String> KEPT =
      Set.of(
          "MESSAGE",
          "MESSAGE_ID",
          "PRIORITY",
          "UNIT",
          "SYSLOG_IDENTIFIER",
          "_PID",
          "_SYSTEMD_UNIT",
          "_COMM",
          "INVOCATION_ID",
          "ERRNO",
          "EXECUTABLE",
          "EXIT_CODE",
          "EXIT_STATUS",
          "COMMAND",
          "UNIT_RESULT",
          "JOB_RESULT",
          "CONFIG_FILE",
          "CONFIG_LINE");

  public JournalRecord {
    Map<String, String> kept = new HashMap<>(fields);
    kept.keySet().retainAll(KEPT);
    fields = Map.copyOf(kept);
  }

  /** An entry as journalctl gives it. */
  public static JournalRecord of(JournalEntry entry) {
    long micros = 0;
    try {
      micros = Long.parseLong(entry.text("__REALTIME_TIMESTAMP"));
    } catch (NumberFormatException e) {
      // A record without a time is still a record.
    }
    return new JournalRecord(
        Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000), entry.fields());
  }

  /** A field's value; empty when the record does not have it. */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  /** A field's value as a number; {@code otherwise} when there is none. */
  public int number(String name, int otherwise) {
    try {
      return Integer.parseInt(field(name));
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** The text. */
  public String message() {
    return field("MESSAGE");
  }

  /** How grave it is: 0 emergency to 7 debug, see syslog(3). */
  public int priority() {
    return number("PRIORITY", 6);
  }

  /** Whether systemd itself wrote it about the unit, and not the service. */
  public boolean isSystemds() {
    return !field("UNIT").isEmpty() || field("_PID").equals("1");
  }

  /** Whether it is written at systemd's highest log level alone. */
  public boolean isDebug() {
    return priority() == DEBUG;
  }

  /** Whether PID 1 wrote it, and no process that is about to be a service's. */
  public boolean isFromManager() {
    return field("_PID").equals("1");
  }

  /** Whether it tells of a line of a unit file that systemd passed over. */
  public boolean isAboutIgnoredLine() {
    return has(BAD_CONFIGURATION);
  }

  boolean has(String messageId) {
    return field("MESSAGE_ID").equals(messageId);
  }
}
