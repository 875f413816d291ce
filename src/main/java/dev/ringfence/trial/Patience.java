package dev.ringfence.trial;

import java.time.Duration;

/**
 * How long to wait for what.
 *
 * @param start for the service to start; systemd ends it then
 * @param stop for the service to stop; systemd kills it then
 * @param settle how long after its start, and after its reload, a service must still be up
 * @param ready how long after the start of a service that does not tell when it is ready a workload
 *     that fails is tried again
 */
public record Patience(Duration start, Duration stop, Duration settle, Duration ready) {
  /** What a slow database needs on a slow machine. */
  public static final Patience DEFAULT =
      new Patience(
          Duration.ofSeconds(60),
          Duration.ofSeconds(20),
          Duration.ofMillis(200),
          Duration.ofSeconds(10));

  /** The same with another time for the start. */
  public Patience withStart(Duration longest) {
    return new Patience(longest, stop, settle, ready);
  }

  /**
   * For a hardened service, once it is known how long the unhardened one took: a service that hangs
   * shall not cost the whole patience at each trial.
   */
  Patience knowing(Run baseline) {
    return new Patience(
        shorter(start, baseline.timing().start()),
        shorter(stop, baseline.timing().stop()),
        settle,
        soon(baseline.timing().workload()));
  }

  /** How long a workload may take against a hardened service. */
  static Duration workload(Duration timeout, Run baseline) {
    return shorter(timeout, baseline.timing().workload());
  }

  /** A failing workload must not cost the whole time at each trial. */
  private Duration soon(Duration took) {
    Duration enough = took.multipliedBy(3).plusSeconds(1);
    return enough.compareTo(ready) < 0 ? enough : ready;
  }

  private static Duration shorter(Duration longest, Duration took) {
    Duration enough = took.multipliedBy(5).plusSeconds(5);
    return enough.compareTo(longest) < 0 ? enough : longest;
  }
}
