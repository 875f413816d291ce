package dev.ringfence.lint;

import dev.ringfence.unit.Setting;

/** One change to the lines of one setting. What is not named stays as it is, to the byte. */
public sealed interface Edit {
  /** The setting whose lines change. */
  Setting setting();

  /**
   * One word of the value becomes another, or none.
   *
   * @param word as it is written in the file
   * @param replacement empty to take the word out
   */
  record ReplaceWord(Setting setting, String word, String replacement) implements Edit {}

  /** The whole value is written anew, on one line. */
  record Reassign(Setting setting, String value) implements Edit {}

  /** The key becomes another, the value stays. */
  record Rename(Setting setting, String key) implements Edit {}

  /** The setting goes. */
  record Remove(Setting setting) implements Edit {}

  /** A new line comes after the setting, such as {@code PrivateTmp=yes}. */
  record AddAfter(Setting setting, String line) implements Edit {}
}
