package dev.ringfence.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM as a wish rather than an end: the profile is written before the process goes.
 */
final class ObserveEnd implements AutoCloseable {
  /** Longer than it takes to write the largest profile. */
  private static final int PATIENCE_SECONDS = 60;

  private final CountDownLatch wanted = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  private ObserveEnd() {}

  static ObserveEnd onSignals() {
    ObserveEnd end = new ObserveEnd();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  end.wanted.countDown();
                  try {
                    boolean _ = end.done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "observe-end"));
    return end;
  }

  boolean isWanted() {
    return wanted.getCount() == 0;
  }

  @Override
  public void close() {
    done.countDown();
  }
}
