package dev.ringfence.clone;

import java.time.Duration;

/**
 * How a job that systemd was asked for ended, see the JobRemoved signal in
 * org.freedesktop.systemd1(5).
 */
public sealed interface JobOutcome {
  /**
   * The job ran.
   *
   * @param result {@code done}, {@code canceled}, {@code timeout}, {@code failed}, {@code
   *     dependency}, {@code skipped}, {@code assert} or another of systemd's words
   */
  record Finished(String result) implements JobOutcome {}

  /**
   * systemd took no job.
   *
   * @param error the D-Bus error's name, such as {@code org.freedesktop.systemd1.UnitMasked}
   * @param message systemd's words
   */
  record Refused(String error, String message) implements JobOutcome {}

  /** The job still ran when we stopped waiting. */
  record StillRunning(Duration waited) implements JobOutcome {}

  /** Whether the job did what it was asked for. */
  default boolean isDone() {
    return this instanceof Finished finished && finished.result().equals("done");
  }
}
