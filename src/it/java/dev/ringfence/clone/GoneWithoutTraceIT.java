package dev.ringfence.clone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However the program ends that booted a clone, nothing of the clone is left. */
@SuppressWarnings("try") // clones are closed in the middle of tests
class GoneWithoutTraceIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final List<Integer> KILLED_AFTER =
      List.of(100, 200, 250, 300, 350, 400, 450, 500, 600, 700, 850, 1000, 1500);

  @TempDir Path run;

  @Test
  void afterANormalEnd() throws Exception {
    HostState before = HostState.now(Path.of("/etc"), Path.of("/home"));
    Clone clone = Clone.boot(CloneRequest.of(Path.of("/")));
    List<String> programs = programsOn(clone.cgroup());
    assertThat(programs).isNotEmpty();
    clone.close();
    assertThat(clone.awaitGone(PATIENCE)).isTrue();
    awaitNone(programs);
    String name = String.valueOf(clone.cgroup().getFileName());
    assertThat(Traces.of(name)).isEmpty();
    assertThat(RunDirectory.base().resolve(name)).doesNotExist();
    assertThat(before.differences(HostState.now(Path.of("/etc"), Path.of("/home")))).isEmpty();
  }

  @Test
  void afterABootThatFails() throws Exception {
    Path root = Files.createDirectories(run.resolve("root"));
    Path systemd = root.resolve("usr/lib/systemd/systemd");
    Files.createDirectories(systemd.getParent());
    Files.writeString(systemd, "no program");
    systemd.toFile().setExecutable(true);
    try (Clone clone = Clone.boot(CloneRequest.of(root))) {
      assertThat(clone).isNull();
    } catch (CloneFailedException e) {
      assertThat(e).hasMessageContaining("the clone did not boot");
    }
    try (Stream<Path> left = Files.list(RunDirectory.base())) {
      for (Path directory : (Iterable<Path>) left::iterator) {
        assertThat(Files.readString(directory.resolve("mounts"))).doesNotContain(run.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP"})
  void afterASignal(String signal) throws Exception {
    Process program = ChildProgram.start(run, BootAndWait.class);
    String name = awaitBoot(program);
    send(signal, program.pid());
    assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(Traces.of(name)).isEmpty();
    assertThat(run).isEmptyDirectory();
  }

  /** Each in a place of its own, because the next run clears up after the one before it. */
  @Test
  void withinTwoSecondsOfAKill() throws Exception {
    Map<Path, List<String>> killed = new LinkedHashMap<>();
    for (int milliseconds : KILLED_AFTER) {
      Path own = Files.createDirectory(run.resolve("after" + milliseconds));
      Process program = ChildProgram.start(own, BootAndWait.class);
      Thread.sleep(milliseconds);
      List<String> names = namesIn(own);
      send("KILL", program.pid());
      program.waitFor();
      names.addAll(namesIn(own));
      killed.put(own, names);
    }
    Thread.sleep(2000);
    for (Map.Entry<Path, List<String>> one : killed.entrySet()) {
      for (String name : one.getValue()) {
        assertThat(Traces.of(name)).as("%s of %s", name, one).isEmpty();
      }
      if (!namesIn(one.getKey()).isEmpty()) {
        sweepByTheNextRun(one.getKey());
      }
      assertThat(one.getKey()).isEmptyDirectory();
    }
  }

  @Test
  void afterTheSupervisorIsKilledTooTheNextRunClearsUp() throws Exception {
    Process program = ChildProgram.start(run, BootAndWait.class);
    String name = awaitBoot(program);
    send("KILL", program.pid());
    String supervisor = Files.readString(run.resolve(name).resolve("supervisor")).strip();
    send("KILL", ProcessStat.parse(supervisor).pid());
    program.waitFor();
    sweepByTheNextRun();
    // The supervisor's watching half lives until PID 1 has waited for the orphan that it watches.
    for (int i = 0; i < 100 && !Traces.of(name).isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertThat(Traces.of(name)).isEmpty();
    assertThat(run).isEmptyDirectory();
  }

  @Test
  void aKeptCloneLivesOnUntilItsSystemdIsKilled() throws Exception {
    Process program = ChildProgram.start(run, BootAndWait.class, "keep");
    String[] words = firstLine(program).split(" ", -1);
    program.waitFor();
    Thread.sleep(500);
    List<String> programs =
        programsOn(
            Path.of(Files.readAllLines(run.resolve(words[1]).resolve("cgroups")).getFirst()));
    assertThat(programs).as("what guards it outlives the program that began it").isNotEmpty();
    assertThat(Path.of("/proc", words[2])).exists();
    sweepByTheNextRun();
    assertThat(Path.of("/proc", words[2])).exists();
    send("KILL", Long.parseLong(words[2]));
    for (int i = 0; i < 100 && !Traces.of(words[1]).isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertThat(Traces.of(words[1])).isEmpty();
    assertThat(run).isEmptyDirectory();
    awaitNone(programs);
  }

  /** The numbers of the BPF programs that are attached to a cgroup. */
  private static List<String> programsOn(Path cgroup) throws Exception {
    return run("bpftool", "cgroup", "show", cgroup.toString())
        .lines()
        .skip(1)
        .map(line -> line.strip().split("\\s+", 2)[0])
        .toList();
  }

  /** The kernel lets a program go a moment after its cgroup. */
  private static void awaitNone(List<String> programs) throws Exception {
    for (String program : programs) {
      for (int i = 0; i < 60 && !isGone(program); i++) {
        Thread.sleep(50);
      }
      assertThat(isGone(program)).as("BPF program " + program).isTrue();
    }
  }

  private static boolean isGone(String program) throws Exception {
    return !run("bpftool", "prog", "show", "id", program).startsWith(program + ":");
  }

  private static String run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private void sweepByTheNextRun() throws Exception {
    sweepByTheNextRun(run);
  }

  private static void sweepByTheNextRun(Path where) throws Exception {
    Process next = ChildProgram.start(where, SweepOnly.class);
    assertThat(next.waitFor()).isZero();
  }

  private static List<String> namesIn(Path run) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> directories = Files.list(run)) {
      directories.map(directory -> directory.getFileName().toString()).forEach(names::add);
    }
    return names;
  }

  private static String awaitBoot(Process program) throws IOException {
    return firstLine(program).split(" ", -1)[1];
  }

  private static String firstLine(Process program) throws IOException {
    BufferedReader lines = program.inputReader(StandardCharsets.UTF_8);
    String line = lines.readLine();
    assertThat(line).startsWith("booted ");
    return line;
  }

  private static void send(String signal, long pid) throws Exception {
    new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
  }
}
