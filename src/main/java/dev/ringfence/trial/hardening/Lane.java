package dev.ringfence.trial.hardening;

import dev.ringfence.clone.Clone;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.Profile;
import dev.ringfence.trial.Outcome;
import dev.ringfence.trial.ProvingGround;
import dev.ringfence.trial.Run;
import dev.ringfence.unit.Unit;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.FutureTask;

/**
 * A clone in which trials run one after the other, with an observer. A service that broke may leave
 * behind what breaks it again, whatever the next plan: the next trial then gets a fresh clone.
 */
public final class Lane implements Closeable {
  /** Boots a clone. */
  @FunctionalInterface
  public interface Boot {
    Clone boot() throws IOException;
  }

  /** Makes the service in a clone ready to be tried. */
  @FunctionalInterface
  public interface Prepare {
    ProvingGround in(Clone clone, Watch watch) throws IOException;
  }

  private final Boot boot;
  private final Prepare prepare;
  private final Watch watch;
  private final boolean borrowed;
  private Clone clone;
  private ProvingGround ground;
  private Run baseline;

  private Lane(Clone clone, Boot boot, Prepare prepare, Watch watch, boolean borrowed)
      throws IOException {
    this.boot = boot;
    this.prepare = prepare;
    this.watch = watch;
    this.borrowed = borrowed;
    this.clone = clone;
    this.ground = prepared(clone);
    try {
      watch.nextIsUnhardened();
      this.baseline = ground.runUnhardened();
    } catch (IOException | RuntimeException e) {
      ground.close();
      clone.close();
      throw e;
    }
  }

  /**
   * Boots a clone and runs the service unhardened in it. The observer is loaded while it boots: the
   * kernel's verifier takes as long, and one CPU.
   */
  public static Lane open(Unit unit, Boot boot, Prepare prepare) throws IOException {
    FutureTask<Watch> loading = new FutureTask<>(() -> Watch.of(unit));
    Thread.ofPlatform().daemon().name("loading").start(loading);
    Clone clone;
    try {
      clone = boot.boot();
    } catch (IOException | RuntimeException e) {
      Awaited.result(loading).close();
      throw e;
    }
    Watch watch;
    try {
      watch = Awaited.result(loading);
    } catch (IOException | RuntimeException e) {
      clone.close();
      throw e;
    }
    try {
      return new Lane(clone, boot, prepare, watch, false);
    } catch (IOException | RuntimeException e) {
      watch.close();
      throw e;
    }
  }

  /** The same in another clone with this one's observer, while nothing is tried here. */
  Lane beside(Boot boot, Prepare prepare) throws IOException {
    return new Lane(boot.boot(), boot, prepare, watch, true);
  }

  /** How the service ran unhardened. */
  public Run baseline() {
    return baseline;
  }

  /** What was observed of it until now. */
  public Profile profile() throws IOException {
    return watch.profile(Result.WORKED);
  }

  /** What was observed of it in its latest run, refusals among it. */
  public List<Fact> latest() {
    return watch.latest();
  }

  /** The clone, which the next trial may replace. */
  public Clone booted() {
    return clone;
  }

  /** Tries a drop-in, observed. */
  public Trier.Tried attempt(String dropIn) throws IOException {
    long begun = System.nanoTime();
    Outcome outcome = ground.attempt(dropIn, baseline);
    Trier.Tried tried =
        new Trier.Tried(
            outcome.word(),
            switch (outcome) {
              case Outcome.Broken broken -> broken.symptom().describe();
              case Outcome.Inconclusive inconclusive -> inconclusive.reason();
              case Outcome.Works _, Outcome.Degraded _ -> "";
            },
            outcome instanceof Outcome.Works ? List.of() : watch.newDenials(),
            (System.nanoTime() - begun) / 1_000_000);
    if (outcome instanceof Outcome.Broken) {
      renew();
    }
    return tried;
  }

  private void renew() throws IOException {
    ground.close();
    clone.close();
    clone = boot.boot();
    ground = prepared(clone);
  }

  private ProvingGround prepared(Clone fresh) throws IOException {
    try {
      return prepare.in(fresh, watch);
    } catch (IOException | RuntimeException e) {
      fresh.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      ground.close();
    } finally {
      clone.close();
      if (!borrowed) {
        watch.close();
      }
    }
  }
}
