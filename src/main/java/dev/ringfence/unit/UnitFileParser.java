package dev.ringfence.unit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The syntax of systemd.syntax(7), decision by decision as config_parse() and parse_line() of
 * systemd's src/shared/conf-parser.c take them; they are the same from 252 to 257.
 */
final class UnitFileParser {
  /** LONG_LINE_MAX of systemd: a line of this many bytes, continuations joined, is too long. */
  static final int LINE_LIMIT = 1 << 20;

  /** Problems told one by one; binary data would make one a line. */
  private static final int PROBLEM_LIMIT = 50;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final Path path;
  private final byte[] bytes;
  private final UnitType type;
  private final List<Setting> settings = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int untold;
  private int lastUntold;

  private String section = "";
  private boolean inSection;
  private boolean sectionSkipped;
  private boolean stopped;

  UnitFileParser(Path path, byte[] bytes, UnitType type) {
    this.path = path;
    this.bytes = bytes;
    this.type = type;
  }

  UnitFile parse() {
    PhysicalLines lines = new PhysicalLines(bytes);
    JoinedLine joined = new JoinedLine();
    boolean markSeen = false;
    while (!stopped && lines.next()) {
      int start = lines.start();
      int end = lines.end();
      if (end - start >= LINE_LIMIT) {
        stop(lines.number(), "the line is longer than 1 MiB: systemd stops reading here");
        break;
      }
      if (isComment(start, end)) {
        continue;
      }
      if (!markSeen && startsWithMark(start, end)) {
        start += BYTE_ORDER_MARK.length;
        markSeen = true;
      }
      if (joined.length() + end - start > LINE_LIMIT) {
        stop(
            lines.number(),
            "with its continuations the line is longer than 1 MiB: systemd stops reading here");
        break;
      }
      boolean continues = endsInBackslash(start, end);
      if (joined.isEmpty() && !continues) {
        logicalLine(bytes, start, end, lines.number());
      } else {
        joined.add(bytes, start, continues ? end - 1 : end, lines.number());
        if (continues) {
          joined.space();
        } else {
          logicalLine(joined.bytes(), 0, joined.length(), joined.number());
          joined.clear();
        }
      }
    }
    if (!stopped && !joined.isEmpty()) {
      logicalLine(joined.bytes(), 0, joined.length(), joined.number());
    }
    if (untold > 0) {
      problem(lastUntold, "and " + untold + " more lines that systemd ignores, this one the last");
    }
    return new UnitFile(path, settings, problems, !stopped);
  }

  private boolean isComment(int start, int end) {
    int at = skipBlanks(bytes, start, end);
    return at < end && (bytes[at] == '#' || bytes[at] == ';');
  }

  private boolean startsWithMark(int start, int end) {
    return end - start >= BYTE_ORDER_MARK.length
        && Arrays.equals(bytes, start, start + BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
  }

  /** Each backslash escapes the next, so only an odd run of them escapes the line's end. */
  private boolean endsInBackslash(int start, int end) {
    int at = end;
    while (at > start && bytes[at - 1] == '\\') {
      at--;
    }
    return (end - at) % 2 == 1;
  }

  private void logicalLine(byte[] text, int from, int to, int line) {
    int start = skipBlanks(text, from, to);
    int end = dropBlanks(text, start, to);
    if (start == end) {
      return;
    }
    if (!Utf8.isValid(text, start, end)) {
      warn(line, "not valid UTF-8: systemd ignores the line");
    } else if (text[start] == '[') {
      header(text, start, end, line);
    } else {
      assignment(text, start, end, line);
    }
  }

  private void header(byte[] text, int start, int end, int line) {
    if (text[end - 1] != ']') {
      stop(line, "a section header without ']' at its end: systemd stops reading here");
      return;
    }
    String name = string(text, start + 1, end - 1);
    if (!isSafe(name)) {
      stop(line, "bad characters in a section header: systemd stops reading here");
      return;
    }
    section = name;
    inSection = true;
    sectionSkipped = !type.reads(name);
    if (sectionSkipped && !name.startsWith("X-")) {
      warn(
          line,
          "unknown section ["
              + name
              + "] in a "
              + type.suffix()
              + " unit: systemd skips all of it");
    }
  }

  private void assignment(byte[] text, int start, int end, int line) {
    if (!inSection) {
      warn(line, "assignment outside of a section: systemd ignores it");
      return;
    }
    int equals = start;
    while (equals < end && text[equals] != '=') {
      equals++;
    }
    if (equals == end || equals == start) {
      if (!sectionSkipped) {
        warn(
            line,
            equals == end
                ? "no '=' in the line: systemd ignores it"
                : "no key before '=': systemd ignores the line");
      }
      return;
    }
    String key = string(text, start, dropBlanks(text, start, equals));
    String value = string(text, skipBlanks(text, equals + 1, end), end);
    settings.add(new Setting(section, key, value, new Location(path, line)));
  }

  /** As string_is_safe() of systemd: no control characters, quotes or backslashes. */
  private static boolean isSafe(String name) {
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      if (c < ' ' || c == '"' || c == '\'' || c == '\\' || c == 0x7f) {
        return false;
      }
    }
    return true;
  }

  private static String string(byte[] text, int start, int end) {
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }

  private static int skipBlanks(byte[] text, int from, int to) {
    int at = from;
    while (at < to && isBlank(text[at])) {
      at++;
    }
    return at;
  }

  private static int dropBlanks(byte[] text, int from, int to) {
    int at = to;
    while (at > from && isBlank(text[at - 1])) {
      at--;
    }
    return at;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private void warn(int line, String message) {
    if (problems.size() < PROBLEM_LIMIT) {
      problem(line, message);
    } else {
      untold++;
      lastUntold = line;
    }
  }

  private void stop(int line, String message) {
    if (untold > 0) {
      problem(lastUntold, "and " + untold + " more lines that systemd ignores, this one the last");
      untold = 0;
    }
    problem(line, message);
    stopped = true;
  }

  private void problem(int line, String message) {
    problems.add(new Problem.AtLine(new Location(path, line), message));
  }
}
