package dev.ringfence.observe;

import java.util.List;
import java.util.TreeSet;

/** The bounds of every text in a profile: what the kernel can give, and nothing without end. */
final class Names {
  /** PATH_MAX of the kernel, and room for the escapes of bytes that are no UTF-8. */
  static final int MAX_LENGTH = 4 * 4096;

  /** Libraries of one program, packages and configuration files of one service. */
  static final int MAX_LIST = 4096;

  private Names() {}

  static void check(String what, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    checkLength(what, text);
  }

  static void checkLength(String what, String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          what + " has " + text.length() + " characters, more than " + MAX_LENGTH);
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(what + " holds a NUL, which no name of the kernel does");
    }
    for (int at = 0; at < text.length(); at++) {
      if (Character.isSurrogate(text.charAt(at))) {
        int point = text.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(point)) {
          throw new IllegalArgumentException(what + " holds half a character");
        }
        at++;
      }
    }
  }

  /** The set of names in its one order, so that equal sets are equal lists. */
  static List<String> sorted(String what, List<String> names) {
    if (names.size() > MAX_LIST) {
      throw new IllegalArgumentException(
          what + " has " + names.size() + " entries, more than " + MAX_LIST);
    }
    TreeSet<String> sorted = new TreeSet<>(names);
    sorted.forEach(name -> check(what, name));
    return List.copyOf(sorted);
  }
}
