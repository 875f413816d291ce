package dev.ringfence.unit;

import java.nio.charset.StandardCharsets;

/** What a logical line is, by parse_line() of systemd's src/shared/conf-parser.c. */
sealed interface LineSyntax {
  /** Nothing but white space. */
  record Blank() implements LineSyntax {}

  /** {@code [section]}. */
  record Header(String section) implements LineSyntax {}

  /** {@code key=value}, both without white space around them. */
  record Assignment(String key, String value) implements LineSyntax {}

  /** A line in a section that systemd ignores, and why. */
  record Nonsense(String why) implements LineSyntax {}

  /**
   * A line so broken that systemd gives up the file, and why. Invalid UTF-8 is one, although
   * systemd's own words are that it ignores the assignment.
   */
  record Fatal(String why) implements LineSyntax {}

  /** What {@code text} between the two places is. */
  static LineSyntax of(byte[] text, int from, int to) {
    int start = Blanks.skip(text, from, to);
    int end = Blanks.drop(text, start, to);
    if (start == end) {
      return new Blank();
    }
    boolean ascii = Utf8.isAscii(text, start, end);
    if (!ascii && !Utf8.isValid(text, start, end)) {
      return new Fatal("not valid UTF-8");
    }
    return text[start] == '[' ? header(text, start, end) : assignment(text, start, end, ascii);
  }

  private static LineSyntax header(byte[] text, int start, int end) {
    if (text[end - 1] != ']') {
      return new Fatal("a section header without ']' at its end");
    }
    String section = string(text, start + 1, end - 1);
    return isSafe(section) ? new Header(section) : new Fatal("bad characters in a section header");
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

  private static LineSyntax assignment(byte[] text, int start, int end, boolean ascii) {
    int equals = start;
    while (equals < end && text[equals] != '=') {
      equals++;
    }
    if (equals == end) {
      return new Nonsense("no '=' in the line");
    }
    if (equals == start) {
      return new Nonsense("no key before '='");
    }
    int keyEnd = Blanks.drop(text, start, equals);
    int valueStart = Blanks.skip(text, equals + 1, end);
    return ascii
        ? new Assignment(
            KnownKeys.of(text, start, keyEnd),
            new String(text, valueStart, end - valueStart, StandardCharsets.ISO_8859_1))
        : new Assignment(string(text, start, keyEnd), string(text, valueStart, end));
  }

  private static String string(byte[] text, int start, int end) {
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }
}
