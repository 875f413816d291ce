package dev.ringfence.directive.value;

import dev.ringfence.linux.Capability;
import dev.ringfence.unit.SystemdVersion;
import java.util.Optional;

/**
 * A list of capabilities by name or number, which may begin with {@code ~}.
 *
 * <p>systemd leaves out what it does not know without a warning (config_parse_capability_set() in
 * load-fragment.c), so that one misspelt name makes an empty set.
 */
public record Capabilities() implements ValueKind {
  /** Highest number that fits into the mask; 254 lowered it by one. */
  private static int highestNumber(SystemdVersion version) {
    return version.atLeast(254) ? 62 : 63;
  }

  @Override
  public Check check(String value, SystemdVersion version) {
    return Splitting.each(
        Splitting.withoutTilde(value),
        Check.Consequence.WORD_LOST,
        word ->
            Capability.named(word).isPresent()
                    || Splitting.isNumber(word, 0, highestNumber(version))
                ? Optional.empty()
                : Splitting.Wrong.notOne(
                    word.startsWith("CAP_") ? word : "CAP_" + word,
                    "a capability",
                    Capability.all().stream().map(Capability::toString).toList()));
  }
}
