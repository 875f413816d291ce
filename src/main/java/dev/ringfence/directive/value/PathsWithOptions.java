package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.Optional;

/** Absolute paths, each of which may be followed by a colon and mount options. */
public record PathsWithOptions() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    return Splitting.each(
        value,
        Check.Consequence.WORD_IGNORED,
        word ->
            word.startsWith("/")
                ? Optional.empty()
                : Splitting.Wrong.because("is not an absolute path"));
  }
}
