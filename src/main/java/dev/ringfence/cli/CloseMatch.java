package dev.ringfence.cli;

import dev.ringfence.unit.Spelling;
import java.util.Collection;

/** "Did you mean": the tail of a message about a word that is not known. */
final class CloseMatch {
  private CloseMatch() {}

  /** {@code " (did you mean --root?)"}, or nothing when no word is close. */
  static String hint(String word, Collection<String> known) {
    return Spelling.closest(word, known).map(near -> " (did you mean " + near + "?)").orElse("");
  }
}
