package dev.ringfence.score;

import dev.ringfence.unit.Location;
import dev.ringfence.unit.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Words of lists that systemd does not know and passes over, with the line they stand in. Few units
 * have any.
 */
final class UnknownWords {
  /** A word, in the setting that holds it. */
  record Unknown(Setting setting, String word) {}

  private static final Setting NONE = new Setting("", "", "", new Location(Path.of("/"), 1));

  private final List<Unknown> words = new ArrayList<>(0);
  private Setting current = NONE;

  /** The words to come stand in this setting. */
  void in(Setting setting) {
    current = setting;
  }

  void add(String word) {
    words.add(new Unknown(current, word));
  }

  List<Unknown> all() {
    return words;
  }
}
