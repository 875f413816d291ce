package dev.ringfence.trial;

import dev.ringfence.clone.Execution;
import dev.ringfence.clone.JobOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One run of a service that is started for each connection: its socket is opened, the workload
 * connects, and what became of the instances is seen afterwards.
 *
 * @param restarts how often the socket is closed and opened before the workload is run once more
 * @param baseline the unhardened run, where there is one
 */
record ConnectionsRun(
    Connections connections,
    Workload workload,
    int restarts,
    Patience patience,
    Optional<Run> baseline,
    Progress progress) {
  /** Goes through the phases as far as it gets, and writes down what it sees. */
  void go(RunNotes notes) throws IOException {
    close();
    connections.forget();
    notes.begin(Phase.START);
    progress.begins(Phase.START);
    notes.start = connections.open(longest());
    notes.started = connections.socketState();
    notes.end(Phase.START);
    if (notes.start.isDone() && !notes.started.failed()) {
      notes.begin(Phase.WORKLOAD);
      progress.begins(Phase.WORKLOAD);
      notes.workload = connect();
      notes.worked = connections.worst();
      notes.settled = notes.worked;
      notes.end(Phase.WORKLOAD);
      if (restarts > 0 && !notes.worked.failed() && !notes.workload.failed()) {
        restart(notes);
      }
    }
    notes.begin(Phase.STOP);
    progress.begins(Phase.STOP);
    notes.stop = close();
    notes.stopped = connections.worst();
    notes.did.add("stopped");
    notes.end(Phase.STOP);
    connections.forget();
  }

  private void restart(RunNotes notes) throws IOException {
    notes.begin(Phase.RESTART);
    progress.begins(Phase.RESTART);
    for (int time = 1; time <= restarts; time++) {
      close();
      notes.restart = connections.open(longest());
      notes.restarted = connections.socketState();
      if (!notes.restart.isDone()) {
        return;
      }
    }
    notes.did.add(restarts == 2 ? "restarted twice" : "restarted");
    notes.again = connect();
    notes.restarted = connections.worst();
    notes.end(Phase.RESTART);
  }

  /** An instance may outlive its client by a moment, in which it can still fail. */
  private WorkloadResult connect() throws IOException {
    WorkloadResult result =
        switch (workload) {
          case Workload.Shell(String command, Duration given) -> {
            Duration timeout = baseline.map(run -> Patience.workload(given, run)).orElse(given);
            Execution.Result ended =
                connections
                    .copy()
                    .run(List.of("/bin/sh", "-c", command), timeout, Workload.OUTPUT_LIMIT);
            yield WorkloadResult.of(ended, timeout);
          }
          case Workload.StaysUp(Duration howLong) ->
              new WorkloadResult.StayedUp(howLong, List.of());
          case Workload.Knocks(Duration howLong) -> new WorkloadResult.StayedUp(howLong, List.of());
        };
    connections.awaitEnds(patience.settle());
    return result;
  }

  private JobOutcome close() throws IOException {
    return connections.close(longest());
  }

  private Duration longest() {
    return patience.stop().multipliedBy(2).plus(ServiceRun.MARGIN);
  }
}
