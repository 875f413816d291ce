package dev.ringfence.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The systemd that runs this machine, as far as it can be asked. */
public final class LiveSystemd {
  private static final int PATIENCE_SECONDS = 10;

  private LiveSystemd() {}

  /** Whether systemd is PID 1 (sd_booted(3)). */
  public static boolean isThere() {
    return Files.isDirectory(Path.of("/run/systemd/system"));
  }

  /** Properties of the manager or of units, as systemctl show prints them; none when it fails. */
  public static List<Map<String, String>> show(List<String> arguments) throws InterruptedException {
    List<Map<String, String>> answers = new java.util.ArrayList<>();
    List<String> command = new java.util.ArrayList<>(List.of("systemctl", "show", "--no-pager"));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectInput(Path.of("/dev/null").toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      byte[] said = process.getInputStream().readAllBytes();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        return List.of();
      }
      for (String block : new String(said, StandardCharsets.UTF_8).split("\n\n", -1)) {
        Map<String, String> answer = new HashMap<>();
        for (String line : block.split("\n", -1)) {
          int equals = line.indexOf('=');
          if (equals > 0) {
            answer.put(line.substring(0, equals), line.substring(equals + 1));
          }
        }
        if (!answer.isEmpty()) {
          answers.add(answer);
        }
      }
      return answers;
    } catch (IOException noSystemctl) {
      return List.of();
    }
  }

  /**
   * Whether PID 1 runs under a seccomp filter: SystemCallArchitectures= of system.conf is one.
   * Empty when /proc does not tell.
   */
  static Optional<Boolean> isFiltered() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/1/status"))) {
        if (line.startsWith("Seccomp:")) {
          return Optional.of(line.endsWith("2"));
        }
      }
    } catch (IOException hidden) {
      // Hidden from us, or no such kernel.
    }
    return Optional.empty();
  }
}
