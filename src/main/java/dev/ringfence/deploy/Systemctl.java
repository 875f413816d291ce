package dev.ringfence.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The systemd of this host, by its own programs. */
public final class Systemctl {
  private static final Duration SHORT = Duration.ofSeconds(90);

  private Systemctl() {}

  /**
   * What a program said.
   *
   * @param code its exit status; 124 when its time was up
   * @param words what it printed, stripped
   */
  public record Said(int code, String words) {
    public boolean good() {
      return code == 0;
    }

    /** What it printed, in one line. */
    public String line() {
      String text = words.replaceAll("\\s*\\R\\s*", "; ");
      return text.isEmpty() ? "exit status " + code : text;
    }
  }

  /** Whether PID 1 is systemd, as sd_booted(3) tells. */
  public static boolean isBooted() {
    return Files.isDirectory(Path.of("/run/systemd/system"));
  }

  static Said reload() throws IOException, InterruptedException {
    return run(SHORT, List.of("systemctl", "daemon-reload"));
  }

  public static Said restart(String unit, Duration longest)
      throws IOException, InterruptedException {
    return run(longest, List.of("systemctl", "restart", "--", unit));
  }

  public static Said stop(List<String> units) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("systemctl", "stop", "--"));
    command.addAll(units);
    return run(SHORT, command);
  }

  /**
   * Starts a transient timer that runs a command once; tried again every few seconds if it fails.
   */
  public static Said runIn(Duration delay, String name, List<String> program)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "systemd-run",
                "--quiet",
                "--unit=" + name,
                "--on-active=" + delay.toSeconds() + "s",
                "--timer-property=AccuracySec=100ms",
                "--property=Restart=on-failure",
                "--property=RestartSec=5s",
                "--"));
    command.addAll(program);
    return run(SHORT, command);
  }

  /** How much systemd itself writes to the journal, such as {@code info}. */
  public static Said logLevel() throws IOException, InterruptedException {
    return run(SHORT, List.of("systemctl", "log-level"));
  }

  /** Changes it, until the next change or boot. */
  public static Said setLogLevel(String level) throws IOException, InterruptedException {
    return run(SHORT, List.of("systemctl", "log-level", level));
  }

  /** Starts a transient service that runs a command in the background. */
  static Said runNow(String name, List<String> program) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "systemd-run",
                "--quiet",
                "--unit=" + name,
                "--property=Restart=on-failure",
                "--property=RestartSec=5s",
                "--"));
    command.addAll(program);
    return run(SHORT, command);
  }

  /** Whether one of these units is active or about to be. */
  static boolean isActive(String... units) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("systemctl", "is-active", "--"));
    command.addAll(List.of(units));
    return run(SHORT, command)
        .words()
        .lines()
        .anyMatch(state -> !List.of("inactive", "failed", "unknown").contains(state));
  }

  /** Properties of a unit, read at one moment; what systemd does not know is missing. */
  public static Map<String, String> show(String unit, List<String> names)
      throws IOException, InterruptedException {
    Said said =
        run(
            SHORT,
            List.of("systemctl", "show", "--property=" + String.join(",", names), "--", unit));
    Map<String, String> properties = new HashMap<>();
    for (String line : said.words().lines().toList()) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        properties.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return properties;
  }

  /** Runs a program, and ends it when its time is up. */
  static Said run(Duration longest, List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    CompletableFuture<String> words = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> words.complete(read(process.getInputStream())));
    try {
      if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        return new Said(124, "not done in " + longest.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
    try {
      // What a check leaves running may hold the pipe open.
      return new Said(process.exitValue(), words.get(1, TimeUnit.SECONDS).strip());
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      return new Said(process.exitValue(), "");
    }
  }

  private static String read(InputStream stream) {
    try (stream) {
      byte[] kept = stream.readNBytes(1 << 16);
      stream.transferTo(java.io.OutputStream.nullOutputStream());
      return new String(kept, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
