package dev.ringfence.trial.hardening;

import dev.ringfence.clone.Clone;
import dev.ringfence.linux.ControlGroup;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.live.ExecLines;
import dev.ringfence.observe.live.Observer;
import dev.ringfence.observe.live.Recording;
import dev.ringfence.trial.Denied;
import dev.ringfence.trial.Onlooker;
import dev.ringfence.unit.Unit;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The observer, attached to each run of a service. It is loaded once for all of them (which takes
 * the kernel's verifier up to a second), and runs are told apart by what was met again during each.
 */
public final class Watch implements Onlooker, Closeable {
  private static final int POLL_MILLISECONDS = 20;

  /** An event is in the ring when the call that made it returns; this is for the reader. */
  private static final int LAST_POLL_MILLISECONDS = 60;

  /** The observer belongs to one thread. */
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("observer").unstarted(task));

  private final Observer observer;
  private final Recording recording;
  private final ScheduledFuture<?> polling;

  private Map<Fact, Long> before = Map.of();
  private final List<Fact> baseline = new ArrayList<>();
  private List<Fact> latest = List.of();
  private boolean unhardened;

  private Watch(Unit unit) throws IOException {
    try {
      this.observer = call(() -> Observer.start(ExecLines.of(unit)));
    } catch (IOException | RuntimeException e) {
      thread.shutdownNow();
      throw e;
    }
    this.recording = new Recording(observer, unit.name().toString(), true);
    this.polling =
        thread.scheduleWithFixedDelay(this::poll, 0, POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  /**
   * Loads the observer.
   *
   * @throws dev.ringfence.observe.live.CannotObserveException when this machine cannot
   */
  public static Watch of(Unit unit) throws IOException {
    return new Watch(unit);
  }

  /** The next run is one without a sandbox: what fails in it fails anyway. */
  public void nextIsUnhardened() {
    unhardened = true;
  }

  @Override
  public void begin(Clone clone, String name) throws IOException {
    String slice = clone.systemd().properties(name).text("Slice");
    before =
        call(() -> {
          observer.expect(new ControlGroup(clone.cgroup()), slice, name);
          observer.poll(0);
          return counts(observer.facts());
        });
  }

  @Override
  public Denied end() throws IOException {
    latest =
        call(() -> {
          observer.poll(LAST_POLL_MILLISECONDS);
          return metSince(before, observer.facts());
        });
    latest = new Withheld(latest).without(latest);
    if (unhardened) {
      unhardened = false;
      baseline.addAll(latest);
    }
    List<Denied.Operation> operations = new ArrayList<>();
    for (Fact fact : new Denials(baseline).in(latest)) {
      operations.add(Denials.operation(fact));
    }
    return new Denied.Watched(operations.stream().distinct().toList());
  }

  /** What the service was refused in the latest run that it was not refused in the first one. */
  public List<Fact> newDenials() {
    return new Denials(baseline).newIn(latest);
  }

  /** What was seen in the latest run. */
  public List<Fact> latest() {
    return latest;
  }

  /** Everything seen so far. */
  public Profile profile(Result result) throws IOException {
    Profile seen = call(() -> recording.profile(result));
    return new Profile(
        seen.unit(), seen.coverage(), new Withheld(seen.facts()).asOnItsHost(seen.facts()));
  }

  private void poll() {
    try {
      observer.poll(0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e); // ends the polling; the next call tells
    }
  }

  private static Map<Fact, Long> counts(List<Fact> facts) {
    Map<Fact, Long> counts = HashMap.newHashMap(facts.size());
    facts.forEach(fact -> counts.merge(Denials.identity(fact), fact.seen().count(), Math::max));
    return counts;
  }

  private static List<Fact> metSince(Map<Fact, Long> before, List<Fact> facts) {
    return facts.stream()
        .filter(fact -> fact.seen().count() > before.getOrDefault(Denials.identity(fact), 0L))
        .toList();
  }

  private <T> T call(Callable<T> task) throws IOException {
    return Awaited.result(thread.submit(task));
  }

  @Override
  public void close() throws IOException {
    polling.cancel(false);
    try {
      call(() -> {
        observer.close();
        return true;
      });
    } finally {
      thread.shutdownNow();
    }
  }
}
