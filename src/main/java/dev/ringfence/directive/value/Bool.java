package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Yes or no, in the spellings that systemd reads (parse_boolean() in parse-util.c). */
public record Bool(Check.Consequence whenUnreadable) implements ValueKind {
  /** A boolean that systemd ignores when it cannot read it. */
  public static final Bool INSTANCE = new Bool(Check.Consequence.LINE_IGNORED);

  /** What the word stands for; empty when it is not a boolean. */
  public static Optional<Boolean> parse(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "1", "yes", "y", "true", "t", "on" -> Optional.of(true);
      case "0", "no", "n", "false", "f", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  public Check check(String value, SystemdVersion version) {
    return parse(value).isPresent()
        ? Check.good()
        : Check.bad(whenUnreadable, value, "is neither yes nor no", List.of("yes", "no"));
  }
}
