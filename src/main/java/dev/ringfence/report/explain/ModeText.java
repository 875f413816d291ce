package dev.ringfence.report.explain;

import java.util.ArrayList;
import java.util.List;

/** Permission bits in words. */
final class ModeText {
  private static final String[] WHO = {"owner", "group", "others"};
  private static final String[] WHAT = {"read", "write", "execute"};

  private ModeText() {}

  /** What a umask takes away, such as {@code group: write; others: read, write, execute}. */
  static String taken(int mask) {
    String who = who(mask);
    return who.isEmpty() ? "Nothing is taken away." : "Taken away from " + who + ".";
  }

  /** What a mode gives, such as {@code owner: read, write, execute; group: read, execute}. */
  static String given(int mode) {
    String who = who(mode);
    return who.isEmpty() ? "Nobody but root has any access." : "Given to " + who + ".";
  }

  private static String who(int bits) {
    List<String> parts = new ArrayList<>();
    for (int at = 0; at < WHO.length; at++) {
      int three = bits >> (6 - 3 * at) & 7;
      List<String> rights = new ArrayList<>();
      for (int right = 0; right < WHAT.length; right++) {
        if ((three & 4 >> right) != 0) {
          rights.add(WHAT[right]);
        }
      }
      if (!rights.isEmpty()) {
        parts.add(WHO[at] + " (" + String.join(", ", rights) + ")");
      }
    }
    return String.join(", ", parts);
  }
}
