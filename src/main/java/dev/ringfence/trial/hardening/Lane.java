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

/**
 * A clone in which trials run one after the other, with an observer of its own. A service that
 * broke may leave behind what breaks it again, whatever the next plan: the next trial then gets a
 * fresh clone.
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
  private Clone clone;
  private ProvingGround ground;
  private Run baseline;

  private Lane(Boot boot, Prepare prepare, Watch watch) throws IOException {
    this.boot = boot;
    this.prepare = prepare;
    this.watch = watch;
    this.clone = boot.boot();
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

  /** Loads an observer, boots a clone and runs the service unhardened in it. */
  public static Lane open(Unit unit, Boot boot, Prepare prepare) throws IOException {
    Watch watch = Watch.of(unit);
    try {
      return new Lane(boot, prepare, watch);
    } catch (IOException | RuntimeException e) {
      watch.close();
      throw e;
    }
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
    try (watch) {
      ground.close();
    } finally {
      clone.close();
    }
  }
}
