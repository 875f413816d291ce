package dev.ringfence.cli;

import dev.ringfence.observe.live.CannotObserveException;
import dev.ringfence.trial.Onlooker;
import dev.ringfence.trial.hardening.Watch;
import dev.ringfence.unit.Unit;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The observer of one experiment, which is loaded while the clone boots: both take the better part
 * of a second. Where this machine cannot observe, the experiment goes on without.
 */
final class TryWatch implements Closeable {
  private final FutureTask<Watch> loading;

  private TryWatch(FutureTask<Watch> loading) {
    this.loading = loading;
  }

  /** Begins to load it. */
  static TryWatch load(Unit unit) {
    FutureTask<Watch> loading = new FutureTask<>(() -> Watch.of(unit));
    Thread.ofPlatform().daemon().name("observer-load").start(loading);
    return new TryWatch(loading);
  }

  /** Who watches; the first run is the one without a sandbox. */
  Onlooker onlooker() throws IOException {
    try {
      Watch watch = loading.get();
      watch.nextIsUnhardened();
      return watch;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CannotObserveException reason) {
        return Onlooker.blind(String.valueOf(reason.getMessage()));
      }
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() throws IOException {
    try {
      loading.get().close();
    } catch (ExecutionException e) {
      // It was never there.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
