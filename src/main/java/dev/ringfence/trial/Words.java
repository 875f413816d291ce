package dev.ringfence.trial;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them. */
final class Words {
  private Words() {}

  static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    return millis % 1000 == 0
        ? millis / 1000 + " s"
        : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
