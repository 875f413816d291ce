package dev.ringfence.trial;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Execution;
import dev.ringfence.clone.JobOutcome;
import dev.ringfence.clone.Systemd;
import dev.ringfence.linux.AuditFeed;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs one service in a clone as often as one likes: first unhardened, then under one plan after
 * the other. Not for use by several threads at once; several clones may run side by side.
 */
public final class ProvingGround implements Closeable {
  /** Beyond what systemd is given to end a start or a stop itself. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  /** The kernel hands a record over within a millisecond or two. */
  private static final Duration AUDIT_PATIENCE = Duration.ofMillis(5);

  private static final String HOLD = "ringfence-hold.target";

  private final Clone clone;
  private final String unit;
  private final Workload workload;
  private final Patience patience;
  private final Onlooker onlooker;
  private final Progress progress;
  private final Ear ear;
  private final JournalReader journal;
  private final TrialDropIns dropIns;
  private final String type;
  private final String systemdVersion;

  /** Listens to the kernel's audit for one clone, where it can. */
  private sealed interface Ear {
    record Open(AuditFeed.Listener listener) implements Ear {}

    record Closed(String reason) implements Ear {}
  }

  private ProvingGround(
      Clone clone,
      String unit,
      Workload workload,
      Patience patience,
      Onlooker onlooker,
      Progress progress,
      Ear ear)
      throws IOException {
    this.clone = clone;
    this.unit = unit;
    this.workload = workload;
    this.patience = patience;
    this.onlooker = onlooker;
    this.progress = progress;
    this.ear = ear;
    this.journal = new JournalReader(clone, unit);
    this.dropIns = new TrialDropIns(unit);
    clone.writeFile(CloneRequest.UNITS + "/" + HOLD, hold(unit));
    this.type = state().type();
    this.systemdVersion = clone.systemd().managerProperties().text("Version");
  }

  /**
   * Makes a service ready to be tried.
   *
   * @param clone in which it is; it stays the caller's to close
   * @param unit by its whole name, such as {@code getty@tty1.service}
   * @param audit what came of listening to audit; it stays the caller's to close
   */
  public static ProvingGround of(
      Clone clone, String unit, Workload workload, Patience patience, AuditFeed.Opening audit)
      throws IOException {
    return of(clone, unit, workload, patience, audit, Onlooker.NONE, Progress.NONE);
  }

  /**
   * Makes a service ready to be tried.
   *
   * @param onlooker watches each run
   * @param progress is told of each phase that begins
   */
  public static ProvingGround of(
      Clone clone,
      String unit,
      Workload workload,
      Patience patience,
      AuditFeed.Opening audit,
      Onlooker onlooker,
      Progress progress)
      throws IOException {
    Ear ear =
        switch (audit) {
          case AuditFeed.Opening.Open(AuditFeed feed) ->
              new Ear.Open(feed.listen(clone.auditStamp()));
          case AuditFeed.Opening.Unavailable(String reason) -> new Ear.Closed(reason);
        };
    return new ProvingGround(clone, unit, workload, patience, onlooker, progress, ear);
  }

  /**
   * systemd forgets how a unit ended as soon as nothing needs it any more, at once when it ended
   * well. Each relation to a loaded unit counts as need, and this one has no effect.
   */
  private static String hold(String unit) {
    return "[Unit]\nDefaultDependencies=no\nAfter=" + unit + "\n";
  }

  /** The service's whole name. */
  public String unit() {
    return unit;
  }

  /** The version of the clone's systemd, as it tells it. */
  public String systemdVersion() {
    return systemdVersion;
  }

  /** Runs the service as it is. */
  public Run runUnhardened() throws IOException {
    return run("", patience, Optional.empty());
  }

  /**
   * Runs the service with a drop-in.
   *
   * @param dropIn the drop-in's text
   * @param baseline how the unhardened service ran, which says how long to wait
   */
  public Run runHardened(String dropIn, Run baseline) throws IOException {
    return run(dropIn, patience.knowing(baseline), Optional.of(baseline));
  }

  /** Runs the service with a drop-in and judges whether it works as it did without. */
  public Outcome attempt(String dropIn, Run baseline) throws IOException {
    return Judgement.of(baseline, runHardened(dropIn, baseline));
  }

  /** Starts the service as it was last run, for a user who wants to look at it. */
  public void leaveRunning() throws IOException {
    clone.systemd().start(unit, patience.start().plus(MARGIN));
  }

  private ServiceState state() throws IOException {
    return new ServiceState(clone.systemd().properties(unit));
  }

  private Run run(String dropIn, Patience patience, Optional<Run> baseline) throws IOException {
    RunNotes notes = new RunNotes(patience);
    hear();
    onlooker.begin(clone, unit);
    try {
      go(dropIn, patience, baseline, notes);
      notes.journal = journal.read();
      notes.failedUnits = failedUnits(notes);
    } catch (CloneFailedException e) {
      notes.lost = "the clone is gone: the service, or what it started, ended it";
    }
    notes.denied = onlooker.end();
    notes.refusals = hear();
    return notes.toRun();
  }

  private void go(String dropIn, Patience patience, Optional<Run> baseline, RunNotes notes)
      throws IOException {
    Systemd systemd = clone.systemd();
    // A Type= of the plan's own counts, and only the unit's simple is replaced.
    clone.writeFile(dropIns.early(), type.equals("simple") ? TrialDropIns.EXEC : "\n");
    clone.writeFile(dropIns.plan(), dropIn.isEmpty() ? "\n" : dropIn);
    clone.writeFile(dropIns.bounds(), TrialDropIns.boundsFor(patience));
    systemd.reload();
    systemd.start(HOLD, MARGIN);
    ServiceState before = state();
    for (String socket : before.sockets()) {
      systemd.start(socket, MARGIN);
    }

    notes.begin(Phase.START);
    progress.begins(Phase.START);
    notes.start = systemd.start(unit, patience.start().plus(patience.stop()).plus(MARGIN));
    notes.started = state();
    if (notes.start.isDone() && baseline.isPresent() && baseline.get().endedByItself()) {
      notes.started =
          new ServiceState(systemd.awaitEnd(unit, patience.start().plus(patience.stop())));
    }
    notes.end(Phase.START);
    if (!notes.start.isDone() || notes.started.failed() || !notes.started.unmet().isEmpty()) {
      stop(patience, notes);
      return;
    }
    notes.begin(Phase.WORKLOAD);
    progress.begins(Phase.WORKLOAD);
    exercise(notes);
    notes.end(Phase.WORKLOAD);
    if (!notes.worked.ended() && notes.worked.canReload()) {
      notes.begin(Phase.RELOAD);
      progress.begins(Phase.RELOAD);
      notes.reload = systemd.reloadUnit(unit, patience.start().plus(MARGIN));
      notes.reloaded = state();
      notes.end(Phase.RELOAD);
    }
    Duration rest = patience.settle().minus(notes.sinceStart());
    notes.settled =
        new ServiceState(systemd.awaitEnd(unit, rest.isNegative() ? Duration.ZERO : rest));
    notes.noteEnd();
    stop(patience, notes);
  }

  private void exercise(RunNotes notes) throws IOException {
    notes.workload =
        switch (workload) {
          case Workload.Shell(String command, Duration timeout) -> {
            Execution.Result result =
                clone.run(List.of("/bin/sh", "-c", command), timeout, Workload.OUTPUT_LIMIT);
            String out = result.out().text();
            String err = result.err().text();
            yield result.timedOut()
                ? new WorkloadResult.TimedOut(timeout, out, err)
                : result.exitCode() == 0
                    ? new WorkloadResult.Passed(result.took())
                    : new WorkloadResult.Failed(
                        result.exitCode(),
                        out,
                        err,
                        result.out().dropped() + result.err().dropped(),
                        result.took());
          }
          case Workload.StaysUp(Duration howLong) -> {
            clone.systemd().awaitEnd(unit, howLong);
            yield new WorkloadResult.Passed(howLong);
          }
        };
    notes.worked = state();
    notes.noteEnd();
  }

  private void stop(Patience patience, RunNotes notes) throws IOException {
    ServiceState now = state();
    if (now.ended()) {
      return;
    }
    notes.begin(Phase.STOP);
    progress.begins(Phase.STOP);
    notes.stop = clone.systemd().stop(unit, patience.stop().multipliedBy(2).plus(MARGIN));
    notes.stopped = state();
    notes.end(Phase.STOP);
  }

  private List<String> failedUnits(RunNotes notes) throws IOException {
    if (!(notes.start instanceof JobOutcome.Finished(String result))
        || !result.equals("dependency")) {
      return List.of();
    }
    Execution.Result units =
        clone.run(
            List.of("systemctl", "list-units", "--failed", "--plain", "--no-legend", "--full"),
            MARGIN,
            Workload.OUTPUT_LIMIT);
    return units
        .out()
        .text()
        .lines()
        .map(line -> line.strip().split("\\s", 2)[0])
        .filter(name -> !name.isEmpty() && !name.equals(unit))
        .toList();
  }

  private Refusals hear() {
    return switch (ear) {
      case Ear.Closed(String reason) -> new Refusals.Unheard(reason);
      case Ear.Open(AuditFeed.Listener listener) -> {
        AuditFeed.Heard heard = listener.take(AUDIT_PATIENCE);
        yield new Refusals.Heard(heard.records(), heard.lost());
      }
    };
  }

  @Override
  public void close() {
    if (ear instanceof Ear.Open(AuditFeed.Listener listener)) {
      listener.close();
    }
  }
}
