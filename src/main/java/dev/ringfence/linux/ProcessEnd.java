package dev.ringfence.linux;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How this process ends. A signal (Ctrl-C, SIGTERM, SIGHUP) is a wish to work that has said that it
 * ends well by itself: it is awaited, and its status is that of the process. Only then is taken
 * down what the work may have used. Nothing of this helps against SIGKILL.
 */
public final class ProcessEnd {
  /** Longer than it takes to write the largest profile. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How much later than another process of the terminal this one may hear of Ctrl-C. */
  private static final Duration LATER = Duration.ofMillis(500);

  private static final int NONE = -1;
  private static final int KILLED = 128; // and the number of the signal

  private static final Deque<Work> WORK = new ArrayDeque<>();
  private static final Deque<Runnable> CLOSINGS = new ArrayDeque<>();
  private static final CountDownLatch EXITING = new CountDownLatch(1);
  private static final AtomicInteger STATUS = new AtomicInteger(NONE);

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(ProcessEnd::end, "process-end"));
  }

  private ProcessEnd() {}

  /** Work that looks now and then whether its end is wished for, and then ends well. */
  public static final class Work implements AutoCloseable {
    private final CountDownLatch wished = new CountDownLatch(1);

    private Work() {}

    /** Whether somebody sent a signal. */
    public boolean isEndWished() {
      return wished.getCount() == 0;
    }

    /**
     * Whether another process of the terminal ended because its user wished so.
     *
     * @param status its exit status, 128 and the number of the signal if one ended it
     */
    public boolean isEndWished(int status) throws InterruptedException {
      return isEndWished()
          || (status > KILLED && wished.await(LATER.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
      synchronized (WORK) {
        WORK.remove(this);
      }
    }
  }

  /** Begins work that is awaited before this process ends. */
  public static Work work() {
    Work work = new Work();
    synchronized (WORK) {
      WORK.push(work);
    }
    return work;
  }

  /** Something that is done when this process ends, once all work is over. */
  public static void closing(Runnable closing) {
    synchronized (CLOSINGS) {
      CLOSINGS.push(closing);
    }
  }

  /** Ends this process; all that it has to say has been said. */
  public static void exit(int status) {
    STATUS.set(status);
    EXITING.countDown();
    System.exit(status);
  }

  /** Whether there was work to hear it. */
  private static boolean wish() {
    synchronized (WORK) {
      WORK.forEach(work -> work.wished.countDown());
      return !WORK.isEmpty();
    }
  }

  private static void end() {
    boolean atWork = wish();
    if (atWork) {
      try {
        boolean _ = EXITING.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    synchronized (CLOSINGS) {
      CLOSINGS.forEach(Runnable::run);
    }
    if (atWork && STATUS.get() != NONE) {
      Runtime.getRuntime().halt(STATUS.get());
    }
  }
}
