package dev.ringfence.score;

import dev.ringfence.linux.Bundled;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables of facts that ship beside the classes of this room. */
final class Tables {
  private Tables() {}

  /** The lines of a table, which is ASCII, without comments and empty ones. */
  static List<String> lines(String name) {
    String text = Bundled.text(Tables.class, name);
    List<String> lines = new ArrayList<>(512);
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      if (end > at && text.charAt(at) != '#') {
        lines.add(text.substring(at, end));
      }
      at = end + 1;
    }
    return lines;
  }

  /** Splits at each {@code separator}; no word is left out, also when it is empty. */
  static List<String> split(String line, char separator) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    for (int end = line.indexOf(separator); end >= 0; end = line.indexOf(separator, at)) {
      parts.add(line.substring(at, end));
      at = end + 1;
    }
    parts.add(line.substring(at));
    return parts;
  }
}
