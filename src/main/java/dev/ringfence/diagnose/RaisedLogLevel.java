package dev.ringfence.diagnose;

import dev.ringfence.deploy.Systemctl;
import dev.ringfence.linux.ProcessEnd;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * systemd's log level at debug for a while. It is put back when this is closed, when this program
 * is ended by a signal, and by a timer of systemd's, set before the change, when it is killed.
 */
public final class RaisedLogLevel implements Closeable {
  private static final String HIGHEST = "debug";

  private final String before;
  private final String timer;
  private final AtomicBoolean raised = new AtomicBoolean(true);

  private RaisedLogLevel(String before, String timer) {
    this.before = before;
    this.timer = timer;
  }

  /**
   * Raises it.
   *
   * @param longest after which the timer puts it back
   * @throws IOException when systemd takes no order, or no timer can be set
   */
  public static RaisedLogLevel raise(Duration longest) throws IOException, InterruptedException {
    Systemctl.Said level = Systemctl.logLevel();
    if (!level.good()) {
      throw new IOException("systemd does not tell its log level: " + level.line());
    }
    String timer = "ringfence-log-level-" + ProcessHandle.current().pid();
    Systemctl.Said armed =
        Systemctl.runIn(longest, timer, List.of("systemctl", "log-level", level.words()));
    if (!armed.good()) {
      throw new IOException("the timer that puts it back could not be set: " + armed.line());
    }
    RaisedLogLevel raised = new RaisedLogLevel(level.words(), timer);
    ProcessEnd.closing(raised::lower);
    Systemctl.Said set = Systemctl.setLogLevel(HIGHEST);
    if (!set.good()) {
      raised.close();
      throw new IOException("systemd does not change its log level: " + set.line());
    }
    return raised;
  }

  /** What it was, and is again afterwards. */
  public String before() {
    return before;
  }

  private void lower() {
    if (raised.getAndSet(false)) {
      try {
        // The timer stays until the level is what it was.
        if (Systemctl.setLogLevel(before).good()) {
          Systemctl.stop(List.of(timer + ".timer"));
        }
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    lower();
  }
}
