package dev.ringfence.trial;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.JournalEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what a clone's journal says about a unit, or several, each record once. */
final class JournalReader {
  private final Clone clone;
  private final List<String> about;
  private String cursor = "";

  private JournalReader(Clone clone, List<String> about) {
    this.clone = clone;
    this.about = about;
  }

  static JournalReader ofUnit(Clone clone, String unit) {
    return new JournalReader(clone, List.of("UNIT=" + unit, "+", "_SYSTEMD_UNIT=" + unit));
  }

  /** Of all units that match a pattern, see journalctl(1), {@code --unit}. */
  static JournalReader ofUnits(Clone clone, String pattern) {
    return new JournalReader(clone, List.of("--unit=" + pattern));
  }

  /** The records since the last call, the oldest first. */
  List<JournalRecord> read() throws IOException {
    List<String> matches = new ArrayList<>();
    if (!cursor.isEmpty()) {
      matches.add("--after-cursor=" + cursor);
    }
    matches.addAll(about);
    List<JournalEntry> entries = clone.journal(matches);
    if (!entries.isEmpty()) {
      cursor = entries.getLast().text("__CURSOR");
    }
    return entries.stream().map(JournalRecord::of).toList();
  }
}
