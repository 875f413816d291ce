package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.Optional;

/**
 * A list of absolute paths, each of which may begin with {@code -} (ignored where it is missing)
 * and {@code +} (below the service's own root).
 */
public record Paths() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    return Splitting.each(
        value,
        Check.Consequence.WORD_IGNORED,
        word -> {
          String path = word.startsWith("-") ? word.substring(1) : word;
          return (path.startsWith("+") ? path.substring(1) : path).startsWith("/")
              ? Optional.empty()
              : Splitting.Wrong.because("is not an absolute path");
        });
  }
}
