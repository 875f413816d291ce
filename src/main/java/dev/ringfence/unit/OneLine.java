package dev.ringfence.unit;

/**
 * Text from outside, as it may be shown. Names of files, values of settings and texts of a service
 * can hold anything: a line break makes two messages of one, and an escape sequence or a character
 * that turns the direction of writing makes a terminal show something else than was there.
 */
public final class OneLine {
  /** A line of a unit can have a million characters, and a message quotes it. */
  private static final int BEGINNING = 700;

  private static final int END = 300;

  private OneLine() {}

  /** A message as {@link #of}; of one that is very long, its beginning and its end. */
  public static String brief(String message) {
    if (message.length() <= 2 * (BEGINNING + END)) {
      return of(message);
    }
    int end = message.length() - END;
    return of(message.substring(0, BEGINNING))
        + " ... ("
        + (end - BEGINNING)
        + " characters) ... "
        + of(message.substring(end));
  }

  /**
   * The text with {@code \n}, {@code \t}, {@code \x1b}, {@code \}{@code u202e} for what could begin
   * a new line, move a cursor or not be seen; otherwise the text itself.
   */
  public static String of(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (isUnsafe(text.charAt(at))) {
        return escaped(text);
      }
    }
    return text;
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean pair = at + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(at + 1));
      if (pair) {
        safe.append(c).append(text.charAt(++at));
      } else if (isUnsafe(c)) {
        safe.append(escape(c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  private static boolean isUnsafe(char c) {
    if (c < 0x7f) {
      return c < ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  private static String escape(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> String.format(c < 0x100 ? "\\x%02x" : "\\u%04x", (int) c);
    };
  }
}
