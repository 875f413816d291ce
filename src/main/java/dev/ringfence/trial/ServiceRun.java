package dev.ringfence.trial;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.Execution;
import dev.ringfence.clone.JobOutcome;
import dev.ringfence.clone.Systemd;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of a service in a clone: start, workload, reload, restarts where they are asked for,
 * stop.
 *
 * @param copy the clone in which it runs
 * @param unit its whole name
 * @param restarts how often it is restarted before the workload is run once more; 0 for neither
 * @param patience for this run
 * @param baseline the unhardened run, where there is one
 */
record ServiceRun(
    Clone copy,
    String unit,
    Workload workload,
    int restarts,
    Patience patience,
    Optional<Run> baseline,
    Progress progress) {
  /** Beyond what systemd is given to end a start or a stop itself. */
  static final Duration MARGIN = Duration.ofSeconds(5);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);

  /** Goes through the phases as far as it gets, and writes down what it sees. */
  void go(RunNotes notes) throws IOException {
    Systemd systemd = copy.systemd();
    // Something in the clone may have activated it meanwhile, with what was tried before.
    end();
    openSockets();
    notes.begin(Phase.START);
    progress.begins(Phase.START);
    notes.start = systemd.start(unit, patience.start().plus(patience.stop()).plus(MARGIN));
    notes.started = state();
    if (notes.start.isDone() && baseline.isPresent() && baseline.get().endedByItself()) {
      Duration longest = patience.start().plus(patience.stop());
      notes.started = new ServiceState(systemd.awaitEnd(unit, longest));
    }
    notes.end(Phase.START);
    if (notes.start.isDone() && !notes.started.failed() && notes.started.unmet().isEmpty()) {
      use(notes);
      // One that does not survive a reload is started again all the same.
      if (restarts > 0 && !notes.endedByItself() && !notes.workload.failed()) {
        restart(notes);
      }
    }
    stop(notes);
    end();
    notes.failedUnits = failedUnits(notes);
  }

  private void use(RunNotes notes) throws IOException {
    notes.begin(Phase.WORKLOAD);
    progress.begins(Phase.WORKLOAD);
    notes.workload = exercise(notes);
    if (notes.workload instanceof WorkloadResult.StayedUp(Duration howLong, List<String> open)) {
      notes.did.add("stayed up for " + Words.duration(howLong));
      if (!open.isEmpty()) {
        notes.did.add("opened at " + String.join(", ", open));
      }
    }
    notes.worked = state();
    notes.noteEnd();
    notes.end(Phase.WORKLOAD);
    if (!notes.worked.ended() && notes.worked.canReload()) {
      notes.begin(Phase.RELOAD);
      progress.begins(Phase.RELOAD);
      notes.reload = copy.systemd().reloadUnit(unit, patience.start().plus(MARGIN));
      notes.did.add("reloaded");
      notes.reloaded = state();
      notes.end(Phase.RELOAD);
    }
    Duration rest = patience.settle().minus(notes.sinceStartOrReload());
    notes.settled =
        new ServiceState(copy.systemd().awaitEnd(unit, rest.isNegative() ? Duration.ZERO : rest));
    notes.noteEnd();
  }

  /** What was left behind by one life must not spoil the next: files, sockets, locks. */
  private void restart(RunNotes notes) throws IOException {
    notes.begin(Phase.RESTART);
    progress.begins(Phase.RESTART);
    for (int time = 1; time <= restarts; time++) {
      notes.restart =
          copy.systemd()
              .restart(unit, patience.start().plus(patience.stop().multipliedBy(2)).plus(MARGIN));
      notes.restarted = new ServiceState(copy.systemd().awaitEnd(unit, patience.settle()));
      if (!notes.restart.isDone() || notes.restarted.ended()) {
        return;
      }
    }
    notes.did.add(restarts == 2 ? "restarted twice" : "restarted");
    notes.again = exercise(notes);
    notes.restarted = state();
    notes.end(Phase.RESTART);
  }

  private WorkloadResult exercise(RunNotes notes) throws IOException {
    return switch (workload) {
      case Workload.Shell(String command, Duration longest) -> shell(command, longest);
      case Workload.StaysUp(Duration howLong) -> {
        copy.systemd().awaitEnd(unit, howLong);
        yield new WorkloadResult.Passed(howLong);
      }
      case Workload.Knocks(Duration howLong) -> {
        if (notes.workload instanceof WorkloadResult.NotRun) {
          copy.systemd().awaitEnd(unit, howLong);
        }
        Doors doors = new Doors(copy, unit);
        List<String> open = doors.open();
        if (baseline.map(Run::workload).orElse(notes.workload)
            instanceof WorkloadResult.StayedUp(Duration _, List<String> expected)) {
          List<String> shut =
              doors.shut(expected, state().ended() ? Duration.ZERO : patience.ready());
          if (!shut.isEmpty()) {
            yield new WorkloadResult.NobodyHome(shut);
          }
          open = expected;
        }
        yield new WorkloadResult.StayedUp(howLong, open);
      }
    };
  }

  /**
   * A service that does not tell when it is ready may be asked too early: what fails soon after its
   * start is tried again for a while.
   */
  private WorkloadResult shell(String command, Duration longest) throws IOException {
    long begun = System.nanoTime();
    Duration timeout = baseline.map(run -> Patience.workload(longest, run)).orElse(longest);
    Duration ready = patience.ready().compareTo(longest) < 0 ? patience.ready() : longest;
    Duration pause = FIRST_PAUSE;
    while (true) {
      WorkloadResult result =
          WorkloadResult.of(
              copy.run(List.of("/bin/sh", "-c", command), timeout, Workload.OUTPUT_LIMIT), timeout);
      boolean early =
          result instanceof WorkloadResult.Failed failed
              && !failed.couldNotRun()
              && System.nanoTime() - begun + pause.toNanos() < ready.toNanos();
      if (!early) {
        return result;
      }
      ServiceState state = new ServiceState(copy.systemd().awaitEnd(unit, pause));
      if (state.ended() || state.tellsWhenReady()) {
        return result;
      }
      pause = pause.multipliedBy(2);
    }
  }

  private void openSockets() throws IOException {
    for (String socket : state().sockets()) {
      if (new ServiceState(copy.systemd().properties(socket)).isOpenedAtBoot()) {
        copy.systemd().start(socket, MARGIN);
      }
    }
  }

  private void stop(RunNotes notes) throws IOException {
    if (state().ended()) {
      return;
    }
    notes.begin(Phase.STOP);
    progress.begins(Phase.STOP);
    notes.stop = stopUnit();
    notes.did.add("stopped");
    notes.stopped = state();
    notes.end(Phase.STOP);
  }

  private JobOutcome stopUnit() throws IOException {
    return copy.systemd().stop(unit, patience.stop().multipliedBy(2).plus(MARGIN));
  }

  /** Ends it for good: an open socket would start it again as soon as somebody knocks. */
  private void end() throws IOException {
    for (String socket : state().sockets()) {
      copy.systemd().stop(socket, MARGIN);
    }
    if (!state().ended()) {
      stopUnit();
    }
  }

  private ServiceState state() throws IOException {
    return new ServiceState(copy.systemd().properties(unit));
  }

  /** When a start failed because of another unit, which one. */
  private List<String> failedUnits(RunNotes notes) throws IOException {
    if (!(notes.start instanceof JobOutcome.Finished(String result))
        || !result.equals("dependency")) {
      return List.of();
    }
    Execution.Result units =
        copy.run(
            List.of("systemctl", "list-units", "--failed", "--plain", "--no-legend", "--full"),
            MARGIN,
            Workload.OUTPUT_LIMIT);
    List<String> failed =
        units
            .out()
            .text()
            .lines()
            .map(line -> line.strip().split("\\s", 2)[0])
            .filter(name -> !name.isEmpty() && !name.equals(unit))
            .toList();
    return failed.isEmpty() ? notThere() : failed;
  }

  /** What it cannot be without and is not active: a device that never came has not failed. */
  private List<String> notThere() throws IOException {
    List<String> missing = new ArrayList<>();
    for (String relation : List.of("Requires", "BindsTo", "Requisite")) {
      for (String name : copy.systemd().properties(unit).texts(relation)) {
        if (!new ServiceState(copy.systemd().properties(name)).active().equals("active")
            && !missing.contains(name)) {
          missing.add(name);
        }
      }
    }
    return missing;
  }
}
