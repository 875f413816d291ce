package dev.ringfence.unit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The last keys seen. There are few of them, repeated in every file: handing out the same string
 * each time saves memory, and makes comparing them cheap.
 */
final class KnownKeys {
  private static final int SLOTS = 512;

  /** Written without locks: a lost write costs one more string, and strings are immutable. */
  private static final String[] KEYS = new String[SLOTS];

  static {
    Arrays.fill(KEYS, "");
  }

  private KnownKeys() {}

  /** The key that these bytes, which are ASCII, spell. */
  static String of(byte[] text, int start, int end) {
    int hash = 0;
    for (int at = start; at < end; at++) {
      hash = 31 * hash + text[at];
    }
    int slot = (hash ^ (hash >>> 9)) & (SLOTS - 1);
    String known = KEYS[slot];
    if (spells(known, text, start, end)) {
      return known;
    }
    String key = new String(text, start, end - start, StandardCharsets.ISO_8859_1);
    KEYS[slot] = key;
    return key;
  }

  private static boolean spells(String known, byte[] text, int start, int end) {
    if (known.length() != end - start) {
      return false;
    }
    for (int at = start; at < end; at++) {
      if (known.charAt(at - start) != text[at]) {
        return false;
      }
    }
    return true;
  }
}
