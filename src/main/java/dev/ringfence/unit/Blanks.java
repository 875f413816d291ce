package dev.ringfence.unit;

/** WHITESPACE of systemd: space, tab, LF and CR. */
final class Blanks {
  private Blanks() {}

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  /** The first place from {@code from} that is not blank, or {@code to}. */
  static int skip(byte[] text, int from, int to) {
    int at = from;
    while (at < to && isBlank(text[at])) {
      at++;
    }
    return at;
  }

  /** One past the last place before {@code to} that is not blank, or {@code from}. */
  static int drop(byte[] text, int from, int to) {
    int at = to;
    while (at > from && isBlank(text[at - 1])) {
      at--;
    }
    return at;
  }
}
