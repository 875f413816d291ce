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
 * Scores units in the order in which they come. Of many, a second thread scores some while the
 * first reads others; few are on their way at a time, so memory does not grow with their number.
 */
final class ScoreRun {
  private static final int BATCH = 64;
  private static final int BATCHES_UNDER_WAY = 4;

  private final Scorer scorer;
  private final ScoreSink sink;
  private final long threshold;
  private final BlockingQueue<List<Loading>> queue = new ArrayBlockingQueue<>(BATCHES_UNDER_WAY);

  private List<Loading> batch = new ArrayList<>(BATCH);
  private Thread second = Thread.currentThread();

  // Only the thread that scores touches these, and whoever waited for its end.
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
        second = Thread.ofPlatform().daemon().name("score").start(this::scoreQueued);
      }
      hand(batch);
      batch = new ArrayList<>(BATCH);
    }
  }

  private void hand(List<Loading> loadings) throws InterruptedIOException {
    try {
      queue.put(loadings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** Scores what is left, ends the output, and tells the exit code. */
  int end() throws InterruptedIOException {
    if (second != Thread.currentThread()) {
      if (!batch.isEmpty()) {
        hand(batch);
      }
      hand(List.of());
      await(second);
    } else {
      batch.forEach(this::score);
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

  /** Until an empty batch comes. After a defect it only takes, so that nobody waits for it. */
  private void scoreQueued() {
    try {
      for (List<Loading> next = queue.take(); !next.isEmpty(); next = queue.take()) {
        if (!broken) {
          scoreAll(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void scoreAll(List<Loading> loadings) {
    try {
      loadings.forEach(this::score);
    } catch (RuntimeException e) {
      defect = e;
      broken = true;
    }
  }

  private void score(Loading loading) {
    if (!(loading instanceof Loading.Loaded(Unit unit))) {
      error(complaint(loading));
    } else if (!unit.name().isService()) {
      error(unit.name() + " " + Unsandboxable.explain(unit));
    } else {
      score(unit);
    }
  }

  private void score(Unit unit) {
    Scoring scoring = scorer.score(unit);
    if (scoring instanceof Scoring.Scored(Score score)) {
      above |= Long.compareUnsigned(score.exposure(), threshold) > 0;
      sink.score(score);
    } else if (scoring instanceof Scoring.Refused(var problem)) {
      error(problem.describe() + "; systemd refuses to load " + unit.name());
    }
  }

  private void error(String message) {
    failed = true;
    sink.error(message);
  }

  private static String complaint(Loading loading) {
    // No switch: see UnitFileParser.
    if (loading instanceof Loading.Masked(var name, Path file)) {
      return name + " is masked by " + file + ": nothing can start it";
    }
    if (loading instanceof Loading.NotFound missing) {
      return missing.message();
    }
    return ((Loading.Bad) loading).problem().describe();
  }
}
