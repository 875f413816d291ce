package dev.ringfence.observe.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Turns the kernel's time since boot into time of day.
 *
 * @param boot when CLOCK_BOOTTIME was 0; exact to the hundredth of a second that /proc/uptime tells
 */
record Clock(Instant boot) {
  static Clock now() throws IOException {
    String text = Files.readString(Path.of("/proc/uptime"));
    double seconds = Double.parseDouble(text.substring(0, text.indexOf(' ')));
    return new Clock(Instant.now().minus(Duration.ofMillis((long) (seconds * 1000))));
  }

  Instant wall(long nanoseconds) {
    return boot.plusNanos(nanoseconds);
  }
}
