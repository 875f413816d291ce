package dev.ringfence.trial;

import java.util.ArrayList;
import java.util.List;

/**
 * A line of a unit's files that this systemd does not understand and passes over.
 *
 * @param file as the clone names it
 * @param line from 1; 0 when systemd does not say
 * @param words systemd's, without the place
 */
public record IgnoredLine(String file, int line, String words) {
  static List<IgnoredLine> of(List<JournalRecord> journal) {
    List<IgnoredLine> lines = new ArrayList<>();
    for (JournalRecord record : journal) {
      if (record.has(JournalRecord.BAD_CONFIGURATION)) {
        String file = record.field("CONFIG_FILE");
        int line = record.number("CONFIG_LINE", 0);
        String place = file + ":" + line + ": ";
        String words = record.message();
        IgnoredLine ignored =
            new IgnoredLine(
                file, line, words.startsWith(place) ? words.substring(place.length()) : words);
        if (!lines.contains(ignored)) {
          lines.add(ignored);
        }
      }
    }
    return List.copyOf(lines);
  }
}
