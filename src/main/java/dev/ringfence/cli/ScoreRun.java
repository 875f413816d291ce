package dev.ringfence.cli;

import dev.ringfence.score.Score;
import dev.ringfence.score.Scorer;
import dev.ringfence.score.Scoring;
import dev.ringfence.score.Unsandboxable;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Unit;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Scores units, and prints them in the order in which they come. Of many, a second thread scores
 * and prints some while the first loads others; the first scores too when the second falls behind.
 * Few are on their way at a time, so memory does not grow with their number.
 */
final class ScoreRun {
  private static final int BATCH = 32;
  private static final int BATCHES_UNDER_WAY = 8;

  /** With so many waiting, the first thread scores the next batch itself. */
  private static final int BEHIND = 3;

  /** Units that come one after the other. */
  private sealed interface Batch {
    /** Still to be scored. */
    record Raw(List<Loading> loadings) implements Batch {}

    /** To be printed only. */
    record Done(List<Outcome> outcomes) implements Batch {}
  }

  /** What came of one unit. */
  private sealed interface Outcome {
    /** It has a score. */
    record Scored(Score score) implements Outcome {}

    /** It has none, and why. */
    record Failed(String message) implements Outcome {}
  }

  private final Scorer scorer;
  private final ScoreSink sink;
  private final long threshold;
  private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(BATCHES_UNDER_WAY);

  private List<Loading> batch = new ArrayList<>(BATCH);
  private Thread second = Thread.currentThread();

  // Only the thread that prints touches these, and whoever waited for its end.
  private boolean above;
  private boolean failed;
  private RuntimeException defect = new IllegalStateException("no defect");
  private boolean broken;

  /**
   * A run.
   *
   * @param threshold in tenths; an exposure above it is a finding
   */
  ScoreRun(Scorer scorer, ScoreSink sink, long threshold) {
    this.scorer = scorer;
    this.sink = sink;
    this.threshold = threshold;
  }

  /** Takes one unit, or what is wrong in its place. */
  void add(Loading loading) throws InterruptedIOException {
    batch.add(loading);
    if (batch.size() == BATCH) {
      if (second == Thread.currentThread()) {
        second = Thread.ofPlatform().daemon().name("score").start(this::printQueued);
      }
      hand(queue.size() < BEHIND ? new Batch.Raw(batch) : new Batch.Done(outcomes(batch)));
      batch = new ArrayList<>(BATCH);
    }
  }

  private void hand(Batch batch) throws InterruptedIOException {
    try {
      queue.put(batch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Scores what is left, ends the output, and tells the exit code. */
  int end() throws InterruptedIOException {
    if (second != Thread.currentThread()) {
      hand(new Batch.Done(outcomes(batch)));
      hand(new Batch.Raw(List.of()));
      await(second);
    } else {
      print(outcomes(batch));
    }
    if (broken) {
      throw defect;
    }
    sink.end();
    return failed ? ExitCode.BAD_INPUT : above ? ExitCode.FINDING : ExitCode.GOOD;
  }

  private static void await(Thread thread) throws InterruptedIOException {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Until an empty raw batch comes. After a defect it only takes, so that nobody waits for it. */
  private void printQueued() {
    try {
      Batch next = queue.take();
      while (!(next instanceof Batch.Raw(List<Loading> loadings) && loadings.isEmpty())) {
        if (!broken) {
          print(next);
        }
        next = queue.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void print(Batch batch) {
    try {
      // No switch: see UnitFileParser.
      if (batch instanceof Batch.Done(List<Outcome> outcomes)) {
        print(outcomes);
      } else if (batch instanceof Batch.Raw(List<Loading> loadings)) {
        print(outcomes(loadings));
      }
    } catch (RuntimeException e) {
      defect = e;
      broken = true;
    }
  }

  private void print(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Outcome.Scored(Score score)) {
        above |= Long.compareUnsigned(score.exposure(), threshold) > 0;
        sink.score(score);
      } else if (outcome instanceof Outcome.Failed(String message)) {
        failed = true;
        sink.error(message);
      }
    }
  }

  private List<Outcome> outcomes(List<Loading> loadings) {
    List<Outcome> outcomes = new ArrayList<>(loadings.size());
    for (Loading loading : loadings) {
      outcomes.add(outcome(loading));
    }
    return outcomes;
  }

  private Outcome outcome(Loading loading) {
    if (!(loading instanceof Loading.Loaded(Unit unit))) {
      return new Outcome.Failed(complaint(loading));
    }
    if (!unit.name().isService()) {
      return new Outcome.Failed(unit.name() + " " + Unsandboxable.explain(unit));
    }
    Scoring scoring = scorer.score(unit);
    return scoring instanceof Scoring.Refused(var problem)
        ? new Outcome.Failed(problem.describe() + "; systemd refuses to load " + unit.name())
        : new Outcome.Scored(((Scoring.Scored) scoring).score());
  }

  private static String complaint(Loading loading) {
    if (loading instanceof Loading.Masked(var name, Path file)) {
      return name + " is masked by " + file + ": nothing can start it";
    }
    if (loading instanceof Loading.NotFound missing) {
      return missing.message();
    }
    return ((Loading.Bad) loading).problem().describe();
  }
}
