package dev.ringfence.cli;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Execution;
import dev.ringfence.clone.JobOutcome;
import dev.ringfence.clone.UnitProperties;
import dev.ringfence.linux.ControlGroup;
import dev.ringfence.linux.ProcessEnd;
import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.live.ExecLines;
import dev.ringfence.observe.live.Observer;
import dev.ringfence.observe.live.Recording;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Watches the whole life of a service in a throwaway copy of the host. */
final class ObserveInClone {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration WORK = Duration.ofMinutes(30);
  private static final int SHOWN = 4096;

  private ObserveInClone() {}

  static int run(Unit unit, Root root, String workload, Duration limit, ObserveView view)
      throws IOException, InterruptedException {
    String name = unit.name().toString();
    // The clone is closed before the thread that works with it is awaited: that is its end.
    try (ProcessEnd.Work work = ProcessEnd.work();
        Observer observer = Observer.start(ExecLines.of(unit));
        ExecutorService other = Executors.newSingleThreadExecutor();
        Clone clone = Clone.boot(CloneRequest.of(root.directory()))) {
      clone.notes().forEach(view::note);
      String slice = clone.systemd().properties(name).text("Slice");
      observer.expect(new ControlGroup(clone.cgroup()), slice, name);
      Recording recording = new Recording(observer, name, true, root.directory());
      Future<Result> life = other.submit(() -> life(clone, name, workload, work, view));
      view.until(observer, recording, limit, () -> work.isEndWished() || life.isDone());
      Result result = life.isDone() && !work.isEndWished() ? life.get() : Result.UNKNOWN;
      life.cancel(true);
      view.finish(observer, recording, result);
      return result == Result.FAILED ? ExitCode.FINDING : ExitCode.GOOD;
    } catch (ExecutionException e) {
      throw new IOException(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Starts the service, puts it to work, reloads it, puts it to work again, and stops it. */
  private static Result life(
      Clone clone, String name, String workload, ProcessEnd.Work work, ObserveView view)
      throws IOException, InterruptedException {
    JobOutcome start = clone.systemd().start(name, PATIENCE);
    if (!start.isDone()) {
      view.note(name + " does not start in the clone: " + start);
      return Result.FAILED;
    }
    boolean worked = does(clone, workload, work, view);
    UnitProperties properties = clone.systemd().properties(name);
    if (properties.flag("CanReload") && properties.text("ActiveState").equals("active")) {
      JobOutcome _ = clone.systemd().reloadUnit(name, PATIENCE);
      worked &= does(clone, workload, work, view);
    }
    JobOutcome _ = clone.systemd().stop(name, PATIENCE);
    return worked ? Result.WORKED : Result.FAILED;
  }

  private static boolean does(Clone clone, String workload, ProcessEnd.Work work, ObserveView view)
      throws IOException, InterruptedException {
    if (workload.isEmpty()) {
      return true;
    }
    Execution.Result result = clone.run(List.of("sh", "-c", workload), WORK, SHOWN);
    if (work.isEndWished(result.exitCode())) {
      return false;
    }
    if (result.exitCode() != 0 || result.timedOut()) {
      view.note(
          "the workload failed with status "
              + result.exitCode()
              + ": "
              + result.err().text().strip());
      return false;
    }
    return true;
  }
}
