package dev.ringfence.score;

/**
 * Letters without regard to case as C's strcasecmp(3) and gperf see them: only those of ASCII. The
 * methods of {@link String} would also fold the Kelvin sign into a k.
 */
final class Ascii {
  private Ascii() {}

  static String upper(String text) {
    for (int at = 0; at < text.length(); at++) {
      if (isLower(text.charAt(at))) {
        char[] folded = text.toCharArray();
        for (int i = at; i < folded.length; i++) {
          folded[i] = isLower(folded[i]) ? (char) (folded[i] - 32) : folded[i];
        }
        return new String(folded);
      }
    }
    return text;
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isLetter(char c) {
    return isLower(c) || (c >= 'A' && c <= 'Z');
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
