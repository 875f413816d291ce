package dev.ringfence.score;

import java.util.OptionalInt;

/**
 * Numbers as systemd's safe_ato*() (src/basic/parse-util.c) read them, by the rules of strtol(3).
 */
final class CNumbers {
  private static final long TOO_BIG = 1L << 40;

  private CNumbers() {}

  /**
   * A signed 32-bit number: {@code 12}, {@code +12}, {@code 0x1f}, {@code 017} and {@code 0o17} for
   * octal, {@code 0b101}.
   */
  static OptionalInt signed(String text) {
    int at = skipBlanks(text, 0);
    int base = 0;
    if (hasPrefix(text, at, 'b')) {
      base = 2;
      at += 2;
    } else if (hasPrefix(text, at, 'o')) {
      base = 8;
      at += 2;
    }
    boolean negative = at < text.length() && text.charAt(at) == '-';
    if (at < text.length() && (negative || text.charAt(at) == '+')) {
      at++;
    }
    if (base == 0 && hasPrefix(text, at, 'x')) {
      base = 16;
      at += 2;
    } else if (base == 0) {
      base = at + 1 < text.length() && text.charAt(at) == '0' ? 8 : 10;
    }
    long magnitude = digits(text, at, base);
    long number = negative ? -magnitude : magnitude;
    return magnitude < 0 || number != (int) number
        ? OptionalInt.empty()
        : OptionalInt.of((int) number);
  }

  /** A plain octal number without sign or prefix, as UMask= takes it. */
  static OptionalInt octal(String text) {
    long number = digits(text, skipBlanks(text, 0), 8);
    return number < 0 || number > Integer.MAX_VALUE
        ? OptionalInt.empty()
        : OptionalInt.of((int) number);
  }

  /** A decimal number without sign, blanks or leading zeros, as user ids are written. */
  static boolean isUserId(String text) {
    if (text.isEmpty() || (text.charAt(0) == '0' && text.length() > 1)) {
      return false;
    }
    long number = digits(text, 0, 10);
    // (uid_t) -1 stands for none, and so does the same in 16 bits: uid_is_valid().
    return number >= 0 && number < 0xffff_ffffL && number != 0xffff;
  }

  private static boolean hasPrefix(String text, int at, char letter) {
    return text.length() > at + 1
        && text.charAt(at) == '0'
        && (text.charAt(at + 1) | 0x20) == letter;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** The number from {@code at} to the end of the text; less than 0 if that is not all digits. */
  private static long digits(String text, int at, int base) {
    if (at >= text.length()) {
      return -1;
    }
    long number = 0;
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, base) : -1;
      if (digit < 0) {
        return -1;
      }
      number = Math.min(TOO_BIG, number * base + digit);
    }
    return number;
  }
}
