package dev.ringfence.cli;

import java.time.Duration;

/** Spans of time as users write them. */
final class ObserveTime {
  /** Longer than anybody observes. */
  static final Duration FOREVER = Duration.ofDays(36_500);

  private ObserveTime() {}

  /** What --for says. */
  static Duration of(Arguments arguments) {
    return parse(arguments.value("--for", ""));
  }

  /** Such as {@code 90s}, {@code 10m}, {@code 2h}, {@code 7d}; nothing is without end. */
  static Duration parse(String text) {
    if (text.isEmpty()) {
      return FOREVER;
    }
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    if (end > 0 && end <= 9) {
      long number = Long.parseLong(text.substring(0, end));
      switch (text.substring(end)) {
        case "", "s" -> {
          return Duration.ofSeconds(number);
        }
        case "min", "m" -> {
          return Duration.ofMinutes(number);
        }
        case "h" -> {
          return Duration.ofHours(number);
        }
        case "d" -> {
          return Duration.ofDays(number);
        }
        default -> {
          // said below
        }
      }
    }
    throw new UsageException("'" + text + "' is no time: write 90s, 10m, 2h or 7d");
  }
}
