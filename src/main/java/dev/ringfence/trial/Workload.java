package dev.ringfence.trial;

import java.time.Duration;

/** What exercises a service and decides whether it works. */
public sealed interface Workload {
  /** At most this much of what a workload writes is kept of each stream, in bytes. */
  int OUTPUT_LIMIT = 64 << 10;

  /**
   * A command of the shell, run in the clone as root, beside the service. It passes when it ends
   * with 0 in time. What it leaves running is ended.
   */
  record Shell(String command, Duration timeout) implements Workload {
    public Shell {
      if (command.isBlank() || timeout.isNegative() || timeout.isZero()) {
        throw new IllegalArgumentException("a workload is a command with some time to run");
      }
    }
  }

  /** Nothing: the service is left alone for a while, and has to be as it was at the end of it. */
  record StaysUp(Duration howLong) implements Workload {}

  /**
   * What can be done with any service: it is left alone for a while, and the sockets at which it
   * then waits for connections have to open at a knock, those that opened unhardened.
   */
  record Knocks(Duration howLong) implements Workload {}
}
