package dev.ringfence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.HostState;
import dev.ringfence.clone.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C at any moment of a hardening: the host is as it was, and nothing is left. */
class HardenInterruptedIT {
  private static final int MOMENTS = 15;

  /** Side by side, so that the moments spread over what a busy machine does too. */
  private static final int AT_ONCE = 3;

  /** When it is all over on a quiet machine; some are interrupted later than that. */
  private static final int LONGEST_MILLIS = 9_000;

  @TempDir private Path folder;

  /** One run of the program, told to end at a moment of its own. */
  private record Interrupted(
      Process process, int millis, Path run, Path output, Path said, Set<String> clones) {}

  @Test
  void atAnyMomentNothingIsLeft() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    HostState before = HostState.now(Path.of("/etc"), Path.of("/home"));
    List<Interrupted> runs = new ArrayList<>();
    for (int at = 0; at < MOMENTS; at += AT_ONCE) {
      List<Interrupted> together = new ArrayList<>();
      for (int lane = 0; lane < AT_ONCE; lane++) {
        together.add(start(at + lane, random.nextInt(LONGEST_MILLIS)));
      }
      interrupt(together);
      runs.addAll(together);
    }
    int atWork = 0;
    for (Interrupted one : runs) {
      String said = Files.readString(one.said());
      String name = "%d ms, seed %d: %s".formatted(one.millis(), seed, said);
      assertThat(said).as(name).doesNotContain("Exception", "\tat ");
      assertThat(one.process().exitValue()).as(name).isIn(0, 130);
      if (one.process().exitValue() == 130) {
        atWork++;
        assertThat(one.output())
            .as(name)
            .satisfiesAnyOf(
                output -> assertThat(output).doesNotExist(),
                // All of its results, or none: it was over but for the last clone's end.
                output -> assertThat(output.resolve("report.json")).exists());
      }
      for (String clone : one.clones()) {
        assertThat(Traces.of(clone)).as(name).isEmpty();
      }
      try (Stream<Path> left = Files.list(one.run())) {
        assertThat(left).as(name).isEmpty();
      }
    }
    assertThat(atWork).as("interrupted at work, seed " + seed).isGreaterThan(MOMENTS / 3);
    assertThat(before.differences(HostState.now(Path.of("/etc"), Path.of("/home")))).isEmpty();
  }

  private Interrupted start(int number, int millis) throws IOException {
    Path own = Files.createDirectory(folder.resolve("run" + number));
    Path run = Files.createDirectory(own.resolve("clones"));
    Path unit = own.resolve("rf-interrupted.service");
    Files.writeString(unit, "[Service]\nExecStart=/bin/sleep 600\n");
    Path output = own.resolve("out");
    Path said = own.resolve("said");
    ProcessBuilder builder =
        Ringfence.process(
            "harden",
            unit.toString(),
            "--root",
            DebianRoot.BOOKWORM.folder().toString(),
            "-o",
            output.toString());
    // The background of a shell, where the tests may run, ignores it.
    builder.command().addAll(0, List.of("env", "--default-signal=INT"));
    builder.environment().put("RINGFENCE_RUN", run.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    return new Interrupted(process, millis, run, output, said, new TreeSet<>());
  }

  /** Each at its moment, the names of its clones noted until then. */
  private static void interrupt(List<Interrupted> together) throws Exception {
    long begun = System.nanoTime();
    List<Interrupted> waiting = new ArrayList<>(together);
    while (!waiting.isEmpty()) {
      long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      for (Interrupted one : List.copyOf(waiting)) {
        try (Stream<Path> clones = Files.list(one.run())) {
          clones.forEach(clone -> one.clones().add(clone.getFileName().toString()));
        }
        if (passed >= one.millis()) {
          new ProcessBuilder("kill", "-INT", Long.toString(one.process().pid())).start().waitFor();
          waiting.remove(one);
        }
      }
      Thread.sleep(10);
    }
    for (Interrupted one : together) {
      assertThat(one.process().waitFor(60, TimeUnit.SECONDS)).as("ends").isTrue();
    }
  }
}
