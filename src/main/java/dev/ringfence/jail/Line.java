package dev.ringfence.jail;

import java.util.List;

/**
 * A setting of a jail's drop-in that is no bind mount.
 *
 * @param text as it stands in the file
 * @param why in words, sentences
 */
record Line(String text, List<String> why) {
  Line {
    why = List.copyOf(why);
  }

  static Line of(String text, String why) {
    return new Line(text, List.of(why));
  }
}
