package dev.ringfence.trial;

import java.time.Duration;

/**
 * How long to wait for what.
 *
 * @param start for the service to start; systemd ends it then
 * @param stop for the service to stop; systemd kills it then
 * @param settle how long after its start, and after its reload, a service must still be up
 */
public record Patience(Duration start, Duration stop, Duration settle) {
  /** What a slow database needs on a slow machine. */
  public static final Patience DEFAULT =
      new Patience(Duration.ofSeconds(60), Duration.ofSeconds(20), Duration.ofMillis(200));

  /**
   * For a hardened service, once it is known how long the unhardened one took: a service that hangs
   * shall not cost the whole patience at each trial.
   */
  Patience knowing(Run baseline) {
    return new Patience(
        shorter(start, baseline.timing().start()), shorter(stop, baseline.timing().stop()), settle);
  }

  /** How long a workload may take against a hardened service. */
  static Duration workload(Duration timeout, Run baseline) {
    return shorter(timeout, baseline.timing().workload());
  }

  private static Duration shorter(Duration longest, Duration took) {
    Duration enough = took.multipliedBy(5).plusSeconds(5);
    return enough.compareTo(longest) < 0 ? enough : longest;
  }
}
