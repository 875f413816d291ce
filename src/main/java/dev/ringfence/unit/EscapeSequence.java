package dev.ringfence.unit;

import java.util.HexFormat;

/** The escapes of C as systemd's cunescape_one() (src/basic/escape.c) knows them. */
final class EscapeSequence {
  private EscapeSequence() {}

  /**
   * Appends what the escape means whose first character after the backslash is at {@code at}.
   *
   * @return where the escape ends; -1 if it is none
   */
  static int append(String value, int at, WordText word) {
    char c = value.charAt(at);
    int plain =
        switch (c) {
          case 'a' -> 7;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'v' -> 11;
          case 's' -> ' ';
          case '\\', '"', '\'' -> c;
          default -> -1;
        };
    if (plain >= 0) {
      word.append((char) plain);
      return at + 1;
    }
    return switch (c) {
      case 'x' -> appendByte(number(value, at + 1, 2, 16), at + 3, word);
      case '0', '1', '2', '3', '4', '5', '6', '7' ->
          appendByte(number(value, at, 3, 8), at + 3, word);
      case 'u' -> appendCharacter(number(value, at + 1, 4, 16), at + 5, word);
      case 'U' -> appendCharacter(number(value, at + 1, 8, 16), at + 9, word);
      default -> -1;
    };
  }

  private static int appendByte(long code, int end, WordText word) {
    if (code < 1 || code > 0xff) {
      return -1;
    }
    word.appendByte((int) code);
    return end;
  }

  /** Only the long form refuses what is no character; the short one cannot give one we could. */
  private static int appendCharacter(long code, int end, WordText word) {
    if (code < 1 || code > 0x10ffff || !Utf8.isAssignable((int) code)) {
      return -1;
    }
    word.appendCodePoint((int) code);
    return end;
  }

  private static long number(String value, int at, int digits, int radix) {
    if (at + digits > value.length()) {
      return -1;
    }
    long number = 0;
    for (int i = at; i < at + digits; i++) {
      char c = value.charAt(i);
      if (!HexFormat.isHexDigit(c) || HexFormat.fromHexDigit(c) >= radix) {
        return -1;
      }
      number = number * radix + HexFormat.fromHexDigit(c);
    }
    return number;
  }
}
