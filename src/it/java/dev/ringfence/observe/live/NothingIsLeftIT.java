package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.ProfileFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However an observation ends, nothing of it stays behind. */
class NothingIsLeftIT {
  private static final String MARK = "86399.25";

  @TempDir private Path folder;

  @Test
  void afterSigkill() throws Exception {
    Process observe = observe();
    List<String> held = KernelIds.heldBy(observe.pid());
    observe.destroyForcibly().waitFor();

    nothingIsLeft(observe.pid(), held);
  }

  @Test
  void afterSigtermAndTheProfileIsWritten() throws Exception {
    Process observe = observe();
    List<String> held = KernelIds.heldBy(observe.pid());
    observe.destroy();

    assertThat(observe.waitFor()).as("it was asked to end, and did").isZero();

    nothingIsLeft(observe.pid(), held);
    assertThat(ProfileFile.read(folder.resolve("profile.json")).facts()).isNotEmpty();
  }

  /** Observes a command that forks and sleeps for a day; returns when it does. */
  private Process observe() throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ringfence.cli.Main",
                "observe",
                "-o",
                folder.resolve("profile.json").toString(),
                "--",
                "/bin/sh",
                "-c",
                "sleep " + MARK + " & setsid sleep " + MARK + " & wait"));
    Process observe =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    assertThat(within(Duration.ofSeconds(60), () -> sleepers() == 2))
        .as("the command runs")
        .isTrue();
    return observe;
  }

  private static void nothingIsLeft(long process, List<String> held)
      throws IOException, InterruptedException {
    assertThat(within(Duration.ofSeconds(20), () -> sleepers() == 0)).as("processes").isTrue();
    assertThat(within(Duration.ofSeconds(20), () -> groups(process).isEmpty()))
        .as("control groups")
        .isTrue();
    assertThat(held).as("BPF programs and maps, while it ran").hasSizeGreaterThan(20);
    assertThat(KernelIds.there(held)).as("BPF programs and maps").isEmpty();
  }

  private static long sleepers() {
    return ProcessHandle.allProcesses()
        .filter(one -> one.info().arguments().map(all -> List.of(all).contains(MARK)).orElse(false))
        .count();
  }

  private static List<String> groups(long process) {
    try (Stream<Path> all = Files.walk(Observer.controlGroups().directory(), 3)) {
      return all.map(Path::toString).filter(path -> path.contains("ringfence-" + process)).toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of("?");
    }
  }

  private static boolean within(Duration limit, BooleanSupplier condition)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      if (condition.getAsBoolean()) {
        return true;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return condition.getAsBoolean();
  }
}
