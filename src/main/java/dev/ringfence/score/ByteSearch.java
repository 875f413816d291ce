package dev.ringfence.score;

import java.util.Arrays;

/**
 * Finds text in bytes as Horspool does, looking at few of them: the database of packages is long,
 * and just after its start the JVM is slow at looking at each byte.
 */
final class ByteSearch {
  private ByteSearch() {}

  /** Where ASCII text first begins at or after {@code from}; -1 when nowhere. */
  static int find(byte[] in, String text, int from) {
    int last = text.length() - 1;
    int[] skips = new int[256];
    Arrays.fill(skips, text.length());
    for (int at = 0; at < last; at++) {
      skips[text.charAt(at)] = last - at;
    }
    int at = from;
    while (at + last < in.length) {
      int matching = last;
      while (matching >= 0 && in[at + matching] == text.charAt(matching)) {
        matching--;
      }
      if (matching < 0) {
        return at;
      }
      at += skips[in[at + last] & 0xff];
    }
    return -1;
  }
}
