package dev.ringfence.unit;

/** UTF-8 as systemd's utf8_is_valid() (src/basic/utf8.c) wants it. */
final class Utf8 {
  private Utf8() {}

  /** Whether all bytes are ASCII, as those of most lines are. */
  static boolean isAscii(byte[] bytes, int start, int end) {
    for (int at = start; at < end; at++) {
      if (bytes[at] < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether all bytes are UTF-8: shortest form, no surrogates, no noncharacters. */
  static boolean isValid(byte[] bytes, int start, int end) {
    int at = start;
    while (at < end) {
      if (bytes[at] >= 0) {
        at++;
        continue;
      }
      int length = length(bytes[at]);
      if (length == 0 || at + length > end || !isCharacter(bytes, at, length)) {
        return false;
      }
      at += length;
    }
    return true;
  }

  private static int length(byte first) {
    if ((first & 0xe0) == 0xc0) {
      return 2;
    }
    if ((first & 0xf0) == 0xe0) {
      return 3;
    }
    return (first & 0xf8) == 0xf0 ? 4 : 0;
  }

  private static boolean isCharacter(byte[] bytes, int at, int length) {
    int code = bytes[at] & (0xff >> (length + 1));
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return false;
      }
      code = (code << 6) | (bytes[at + i] & 0x3f);
    }
    int shortest = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    return shortest == length && isAssignable(code);
  }

  /** As unichar_is_valid() of systemd, which also refuses some of the noncharacters. */
  static boolean isAssignable(int code) {
    return code < 0x110000
        && (code & 0xfffff800) != 0xd800
        && !(code >= 0xfdd0 && code <= 0xfdef)
        && (code & 0xfffe) != 0xfffe;
  }
}
