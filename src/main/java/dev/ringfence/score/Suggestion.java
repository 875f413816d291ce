package dev.ringfence.score;

import dev.ringfence.directive.value.Level;

/**
 * A line that would lower the exposure of a service.
 *
 * @param directive such as {@code ProtectHome}
 * @param value what it should be; empty to reset what other lines say
 * @param gain by how much the overall exposure falls, in tenths, not rounded
 * @param breakage how likely it breaks the service
 */
public record Suggestion(String directive, String value, double gain, Level breakage) {
  /** As it stands in a unit file: {@code ProtectHome=yes}. */
  public String line() {
    return directive + "=" + value;
  }

  /** What is gained for what is risked: each step of breakage halves it. */
  double worth() {
    int risk =
        switch (breakage) {
          case LOW -> 1;
          case MEDIUM -> 2;
          case HIGH -> 4;
          case VERY_HIGH -> 8;
        };
    return gain / risk;
  }
}
