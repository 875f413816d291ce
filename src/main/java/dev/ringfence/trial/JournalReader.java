package dev.ringfence.trial;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.JournalEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a clone's journal says about one unit, each record once. */
final class JournalReader {
  private final Clone clone;
  private final String unit;
  private String cursor = "";

  JournalReader(Clone clone, String unit) {
    this.clone = clone;
    this.unit = unit;
  }

  /** The records since the last call, the oldest first. */
  List<JournalRecord> read() throws IOException {
    List<String> matches = new ArrayList<>();
    if (!cursor.isEmpty()) {
      matches.add("--after-cursor=" + cursor);
    }
    matches.addAll(List.of("UNIT=" + unit, "+", "_SYSTEMD_UNIT=" + unit));
    List<JournalEntry> entries = clone.journal(matches);
    if (!entries.isEmpty()) {
      cursor = entries.getLast().text("__CURSOR");
    }
    return entries.stream().map(JournalRecord::of).toList();
  }
}
