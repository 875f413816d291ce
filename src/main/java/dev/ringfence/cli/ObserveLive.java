package dev.ringfence.cli;

import dev.ringfence.linux.ControlGroup;
import dev.ringfence.linux.ProcessEnd;
import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.live.CannotObserveException;
import dev.ringfence.observe.live.ExecLines;
import dev.ringfence.observe.live.Observer;
import dev.ringfence.observe.live.Recording;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Watches a service of this host's own systemd. */
final class ObserveLive {
  private ObserveLive() {}

  static int run(Unit unit, boolean restart, Duration limit, ObserveView view)
      throws IOException, InterruptedException {
    if (!Files.isDirectory(Path.of("/run/systemd/system"))) { // sd_booted(3)
      throw new CannotObserveException(
          "no systemd runs here: observe a command after --, or the unit with --clone");
    }
    String name = unit.name().toString();
    Map<String, String> before = properties(name);
    boolean running = !before.getOrDefault("ControlGroup", "").isEmpty();
    if (!running && !restart) {
      throw new UsageException(name + " does not run: start it with --restart");
    }
    try (ProcessEnd.Work work = ProcessEnd.work();
        Observer observer = Observer.start(ExecLines.of(unit))) {
      ControlGroup root = Observer.controlGroups();
      observer.expect(root, before.getOrDefault("Slice", ""), name);
      Recording recording = new Recording(observer, name, restart);
      Result result = Result.WORKED;
      if (restart) {
        // systemctl waits for the start, which takes as long as the service does: poll meanwhile.
        Process job = new ProcessBuilder("systemctl", "restart", "--", name).inheritIO().start();
        view.until(observer, recording, limit, () -> work.isEndWished() || !job.isAlive());
        result = restarted(job);
      } else {
        observer.takeRunning(root.below(before.getOrDefault("ControlGroup", "")));
      }
      if (result != Result.FAILED) { // systemctl has said why
        view.until(observer, recording, limit, work::isEndWished);
      }
      if (properties(name).getOrDefault("ActiveState", "").equals("failed")) {
        result = Result.FAILED;
      }
      view.finish(observer, recording, result);
      return result == Result.FAILED ? ExitCode.FINDING : ExitCode.GOOD;
    }
  }

  /** Unknown when the time was over, or the user ended it, before systemctl came back. */
  private static Result restarted(Process job) {
    if (job.isAlive()) {
      return Result.UNKNOWN;
    }
    return job.exitValue() == 0 ? Result.WORKED : Result.FAILED;
  }

  private static Map<String, String> properties(String unit)
      throws IOException, InterruptedException {
    Process show =
        new ProcessBuilder(
                List.of(
                    "systemctl", "show", "--property=ActiveState,ControlGroup,Slice", "--", unit))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String text = new String(show.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (show.waitFor() != 0) {
      throw new CannotObserveException("systemctl cannot tell about " + unit);
    }
    Map<String, String> properties = new HashMap<>();
    for (String line : text.lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        properties.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return properties;
  }
}
