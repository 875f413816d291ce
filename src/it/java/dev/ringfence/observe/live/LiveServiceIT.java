package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Execution;
import dev.ringfence.observe.Coverage.ExecLine;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.Observation;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.observe.Stage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ringfence watches a service of the systemd it runs beside: a clone plays the host. */
class LiveServiceIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int OUTPUT = 1 << 16;

  @SuppressWarnings("NullAway.Init") // before all tests
  private static Clone host;

  private static String classPath = "";

  @BeforeAll
  static void bootTheHost() throws IOException {
    host = Clone.boot(CloneRequest.of(DebianRoot.BOOKWORM.folder()));
    assertThat(host.systemd().start("nginx.service", PATIENCE).isDone()).isTrue();
    classPath = copyRingfence(Path.of("/proc/" + host.pid() + "/root"));
  }

  @AfterAll
  static void throwItAway() {
    host.close();
  }

  @Test
  void thatRunsAlready() throws Exception {
    String before = mainProcess();
    Profile profile =
        observe(
            "& p=$!; while kill -0 $p; do sleep 0.3; curl -fsS http://127.0.0.1/ >/dev/null; done;"
                + " wait $p",
            "nginx",
            "--for",
            "4s");

    assertThat(mainProcess()).as("it was not restarted").isEqualTo(before);

    Observation observation = profile.coverage().observations().getFirst();
    assertThat(observation.fromStart()).isFalse();
    assertThat(observation.drops()).isZero();
    assertThat(profile.coverage().execLines()).noneMatch(ExecLine::seen);
    assertThat(profile.facts())
        .as("nothing is known of when it began")
        .allMatch(fact -> fact.seen().stage().equals(Stage.UNKNOWN))
        .as("open files, mapped programs and sockets are told from /proc")
        .anyMatch(fact -> fact instanceof Fact.Bind bind && bind.port() == 80)
        .anyMatch(fact ->
            fact instanceof Fact.File file
                && file.access() == FileAccess.WRITE
                && file.path().equals("/var/log/nginx/access.log"))
        .anyMatch(fact ->
            fact instanceof Fact.File file
                && file.access() == FileAccess.MAP_EXECUTABLE
                && file.path().equals("/usr/sbin/nginx"))
        .as("what it does now is seen")
        .anyMatch(fact -> fact instanceof Fact.Syscall call && call.name().equals("accept4"))
        .anyMatch(
            fact -> fact instanceof Fact.File file && file.path().startsWith("/var/www/html/"));
  }

  @Test
  void thatIsRestarted() throws Exception {
    Profile profile = observe("", "nginx", "--restart", "--for", "3s");

    assertThat(profile.coverage().observations().getFirst().fromStart()).isTrue();
    assertThat(profile.coverage().execLines())
        .filteredOn(ExecLine::seen)
        .extracting(line -> line.stage().kind())
        .contains(Stage.Kind.EXEC_START_PRE, Stage.Kind.EXEC_START);
    assertThat(profile.facts())
        .anyMatch(fact ->
            fact instanceof Fact.Capability it
                && it.name().equals("CAP_SETUID")
                && it.seen().stage().equals(Stage.MAIN));
  }

  @Test
  void thatDoesNotComeBack() throws Exception {
    Files.writeString(
        inHost("/run/systemd/system/broken.service"),
        "[Service]\nType=exec\nExecStart=/no/such/program\n");

    Execution.Result result =
        run("systemctl daemon-reload; " + observing("/tmp/broken.json", "broken", "--restart"));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.timedOut()).as("it does not wait for what never comes").isFalse();
    assertThat(ProfileFile.read(inHost("/tmp/broken.json")).coverage().observations().getFirst())
        .extracting(Observation::result)
        .isEqualTo(Observation.Result.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void thatIsWatchedUntilSomebodySaysStop(String signal) throws Exception {
    Execution.Result result =
        run(
            "env --default-signal=INT "
                + observing("/tmp/stopped.json", "nginx")
                + " & for i in $(seq 20); do sleep 0.4; curl -fsS http://127.0.0.1/; done >/dev/null;"
                + " kill -"
                + signal
                + " $!; wait $! && cat /tmp/stopped.json >/tmp/read.json; rm /tmp/stopped.json");

    assertThat(inHost("/tmp/read.json")).as("the exit status was 0").exists();
    assertThat(result.err().text()).contains(" drops, written to /tmp/stopped.json");
    assertThat(ProfileFile.read(inHost("/tmp/read.json")).facts())
        .anyMatch(fact -> fact instanceof Fact.Syscall call && call.name().equals("accept4"));
  }

  @Test
  void thatGoesOnWhenTheObserverIsKilled() throws Exception {
    String before = mainProcess();
    run(
        observing("/tmp/killed.json", "nginx")
            + " & sleep 4; grep -h -E '^(prog|map)_id' /proc/$!/fdinfo/* >/tmp/ids; kill -9 $!;"
            + " wait $!; curl -fsS http://127.0.0.1/ >/dev/null && echo >/tmp/alive");

    assertThat(inHost("/tmp/alive")).exists();
    assertThat(mainProcess()).isEqualTo(before);
    assertThat(inHost("/tmp/killed.json")).doesNotExist();
    List<String> held = Files.readAllLines(inHost("/tmp/ids"));
    assertThat(held).hasSizeGreaterThan(20);
    assertThat(KernelIds.there(held)).isEmpty();
  }

  private static Path inHost(String path) {
    return Path.of("/proc/" + host.pid() + "/root" + path);
  }

  private static String mainProcess() throws Exception {
    return host.systemd().properties("nginx.service").text("MainPID");
  }

  private static Execution.Result run(String script) throws IOException {
    return host.run(List.of("sh", "-c", script), PATIENCE, OUTPUT);
  }

  private static String observing(String profile, String... words) {
    return DebianRoot.jdk()
        + "/bin/java --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
        + " -cp "
        + classPath
        + " dev.ringfence.cli.Main observe -o "
        + profile
        + " "
        + String.join(" ", words);
  }

  private static Profile observe(String meanwhile, String... words) throws Exception {
    Path profile = inHost("/tmp/profile.json");
    Files.deleteIfExists(profile);
    Execution.Result result = run(observing("/tmp/profile.json", words) + " " + meanwhile);
    assertThat(profile).as(result.out().text() + result.err().text()).exists();
    return ProfileFile.read(profile);
  }

  /** The program and the libraries it needs, which the root has not got. Returns a class path. */
  private static String copyRingfence(Path root) throws IOException {
    Path place = Files.createDirectories(root.resolve("opt/ringfence"));
    List<String> elements = new ArrayList<>();
    for (String element : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path from = Path.of(element);
      if (Files.exists(from) && !from.endsWith("test-classes")) {
        String name = elements.size() + "-" + from.getFileName();
        copy(from, place.resolve(name));
        elements.add("/opt/ringfence/" + name);
      }
    }
    for (String library : List.of("libbpf.so.1", "libelf.so.1", "libz.so.1")) {
      Path from = Path.of("/usr/lib/x86_64-linux-gnu", library);
      Path to = root.resolve("usr/lib/x86_64-linux-gnu").resolve(library);
      if (!Files.exists(to)) {
        Files.copy(from.toRealPath(), to);
      }
    }
    return String.join(":", elements);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        Files.copy(one, to.resolve(from.relativize(one).toString()));
      }
    }
  }
}
