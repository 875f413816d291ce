package dev.ringfence.directive.value;

import java.util.Optional;

/**
 * A value of a directive that has a type of its own: an enum's constants, in the order from open to
 * strict.
 */
public interface Graded {
  /** How it is written, and what it does. */
  Grade grade();

  /** As it is written in a unit file. */
  default String written() {
    return grade().written();
  }

  /**
   * The value that a word of a unit file stands for. {@code yes} and {@code no} are read in every
   * spelling that systemd reads, other words to the letter.
   */
  static <V extends Graded> Optional<V> read(String word, V[] values) {
    String canonical = Bool.parse(word).map(on -> on ? "yes" : "no").orElse(word);
    for (V value : values) {
      if (value.written().equals(canonical)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
