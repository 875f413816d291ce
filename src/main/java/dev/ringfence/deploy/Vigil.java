package dev.ringfence.deploy;

import java.time.Duration;
import java.util.List;

/**
 * How a deployed sandbox is watched until it is confirmed.
 *
 * @param length how long nothing bad may happen
 * @param start the longest for the service's stop and start
 * @param check commands of the shell that end with 0 while the service works; none or one
 */
public record Vigil(Duration length, Duration start, List<String> check) {
  /** Between the end of the vigil and the time when systemd takes over. */
  private static final Duration MARGIN = Duration.ofSeconds(15);

  public Vigil {
    check = List.copyOf(check);
  }

  /** When it is taken back though nobody does it, from before the change on. */
  Duration untilTakenBack() {
    return start.plus(length).plus(MARGIN);
  }
}
