package dev.ringfence.lint;

import dev.ringfence.unit.Setting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A unit file line by line, as an editor shows it.
 *
 * @param lines each with its line end; the last may have none
 */
record UnitText(List<String> lines) {
  /** Larger files are not unit files, and no diff of them would help anyone. */
  private static final long SIZE_LIMIT = 4 << 20;

  UnitText {
    lines = List.copyOf(lines);
  }

  /**
   * The lines from a key to the end of its value.
   *
   * @param first from 1
   * @param last the same as the first unless the value goes on in further lines
   */
  record Span(int first, int last) {}

  /** The text of a file; empty when it cannot be read, or not without loss. */
  static Optional<UnitText> read(Path file) {
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > SIZE_LIMIT) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      return Optional.of(
          of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static UnitText of(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return new UnitText(lines);
  }

  /** Where a setting stands; empty when the file is not what it was when it was read. */
  Optional<Span> span(Setting setting) {
    int first = setting.location().line();
    if (first > lines.size() || !assigns(lines.get(first - 1), setting.key())) {
      return Optional.empty();
    }
    int last = first;
    while (last < lines.size() && goesOn(lines.get(last - 1), last > first)) {
      last++;
    }
    return Optional.of(new Span(first, last));
  }

  private static boolean assigns(String line, String key) {
    String text = line.strip();
    return text.startsWith(key) && text.substring(key.length()).stripLeading().startsWith("=");
  }

  /** Within a value, comment lines are passed over (systemd.syntax(7)). */
  private static boolean goesOn(String line, boolean insideValue) {
    return (insideValue && isComment(line)) || withoutEnd(line).endsWith("\\");
  }

  static boolean isComment(String line) {
    String text = line.stripLeading();
    return text.startsWith("#") || text.startsWith(";");
  }

  static String withoutEnd(String line) {
    int end = line.length();
    while (end > 0 && (line.charAt(end - 1) == '\n' || line.charAt(end - 1) == '\r')) {
      end--;
    }
    return line.substring(0, end);
  }

  /** The line end of a line; a newline where the file ends without one. */
  static String endOf(String line) {
    String end = line.substring(withoutEnd(line).length());
    return end.isEmpty() ? "\n" : end;
  }
}
