package dev.ringfence.lint;

import java.util.Locale;
import java.util.Optional;

/** How bad a finding is, from mild to grave. */
public enum Severity {
  /** It works as written, but says something that is not so, or could be said better. */
  NOTE,
  /** Some protection is missing or weaker than the unit makes one believe. */
  WARNING,
  /** The service cannot work as written, or a protection that was asked for is not there. */
  ERROR;

  /** As users write it: {@code warning}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a user wrote. */
  public static Optional<Severity> of(String word) {
    for (Severity severity : values()) {
      if (severity.word().equals(word)) {
        return Optional.of(severity);
      }
    }
    return Optional.empty();
  }
}
