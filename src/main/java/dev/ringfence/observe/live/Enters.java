package dev.ringfence.observe.live;

import dev.ringfence.linux.BpfException;
import java.time.Duration;

/**
 * Whether the program at the entry of system calls is attached. It only tells what a seccomp filter
 * denied, and costs each call as much as all the rest: so it stays while the service begins, goes
 * when there was no filter by then, and comes back for good with the first filter.
 */
final class Enters {
  /** What begins with a filter of its own has it by then. */
  private static final Duration QUIET = Duration.ofSeconds(3);

  private static final Duration LOOK = Duration.ofMillis(100);
  private static final long NEVER = Long.MAX_VALUE;

  private final KernelSide kernel;
  private boolean needed;
  private long quietFrom = NEVER;

  Enters(KernelSide kernel) {
    this.kernel = kernel;
  }

  /** Something is about to begin. */
  void expect() throws BpfException {
    kernel.watchEnters(true);
    quietFrom = NEVER;
  }

  /** Something began. */
  void began() throws BpfException {
    kernel.watchEnters(true);
    quietFrom = System.nanoTime() + QUIET.toNanos();
  }

  /** All that runs was looked at: if there is a filter, the next poll tells. */
  void looked() {
    quietFrom = System.nanoTime() + LOOK.toNanos();
  }

  /** A process is under a filter. */
  void filtered() throws BpfException {
    needed = true;
    kernel.watchEnters(true);
  }

  /** Time passes. */
  void poll() throws BpfException {
    if (!needed && quietFrom != NEVER && System.nanoTime() - quietFrom > 0) {
      kernel.watchEnters(false);
      quietFrom = NEVER;
    }
  }
}
