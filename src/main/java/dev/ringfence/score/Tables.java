package dev.ringfence.score;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the tables of facts that ship beside the classes of this room. */
final class Tables {
  private Tables() {}

  /** The lines of a table, which is ASCII, without comments and empty ones. */
  static List<String> lines(String name) {
    try (InputStream in = Tables.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the program");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
