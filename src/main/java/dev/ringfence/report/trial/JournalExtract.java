package dev.ringfence.report.trial;

import dev.ringfence.trial.JournalRecord;
import dev.ringfence.trial.Run;
import java.util.ArrayList;
import java.util.List;

/** The lines of a journal that matter to someone who wants to know why a service failed. */
final class JournalExtract {
  /** What systemd calls a warning, syslog(3); its everyday records are milder. */
  private static final int WARNING = 4;

  private static final int MOST_OF_SYSTEMDS = 10;
  private static final int MOST_OF_THE_SERVICES = 15;

  private JournalExtract() {}

  /** systemd's warnings about the unit, and the last lines of the service, in their order. */
  static List<JournalRecord> of(Run run) {
    List<JournalRecord> chosen = new ArrayList<>();
    int systemds = 0;
    int services = 0;
    for (JournalRecord record : run.journal().reversed()) {
      if (record.message().isBlank() || record.isAboutIgnoredLine()) {
        continue;
      }
      if (record.isSystemds()) {
        if (record.priority() <= WARNING && systemds++ < MOST_OF_SYSTEMDS) {
          chosen.addFirst(record);
        }
      } else if (services++ < MOST_OF_THE_SERVICES) {
        chosen.addFirst(record);
      }
    }
    return chosen;
  }
}
