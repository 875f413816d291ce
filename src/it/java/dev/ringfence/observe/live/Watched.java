package dev.ringfence.observe.live;

import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.Profile;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** A command that is observed from its beginning to its end. */
final class Watched {
  private Watched() {}

  /** Runs it and returns what was seen. */
  static Profile command(Duration limit, List<String> command)
      throws IOException, InterruptedException {
    return command(limit, command, KernelSide.object());
  }

  /** The same with programs of another object. */
  static Profile command(Duration limit, List<String> command, byte[] elf)
      throws IOException, InterruptedException {
    try (Observer observer = Observer.start(ExecLines.single(String.join(" ", command)), elf)) {
      CommandRun.Place place = CommandRun.place();
      observer.observe(place.group());
      Recording recording = new Recording(observer, "", true);
      try (CommandRun run = place.start(command)) {
        long end = System.nanoTime() + limit.toNanos();
        while (run.isRunning()) {
          observer.poll(50);
          if (System.nanoTime() > end) {
            throw new AssertionError("still running after " + limit + ": " + command);
          }
        }
        observer.poll(0);
        return recording.profile(Result.WORKED);
      }
    }
  }
}
