package dev.ringfence.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.live.CommandRun;
import dev.ringfence.observe.live.ExecLines;
import dev.ringfence.observe.live.Observer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small programs, really run and really observed, and what must come out: differences to a program
 * that does nothing, in the words of {@link SmallProgramsTest}. All run under one observer, and
 * their facts are told apart by their names. Kernel modules are not among them: a host need not
 * have any.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmallProgramsIT {
  private static final String NOTHING = "s-nothing";

  /** Each is a program of its own; which system calls it makes is asked elsewhere. */
  private static final List<String> LEFT_OUT =
      List.of("ExecPaths", "NoExecPaths", "InaccessiblePaths", "UMask", "SystemCallFilter");

  /** Where the files lie that were there before the program was. */
  private static final Path PLACE = Path.of("/var/tmp/ringfence-small");

  /** Not below /tmp: a program there would be against PrivateTmp= by itself. */
  private static final Path PROGRAMS = Path.of("/var/lib/ringfence-small");

  private static final Path IN_ROOTS_HOME = Path.of("/root/.ringfence-small");

  private final Map<String, Path> files = new TreeMap<>();
  private final Map<String, List<Fact>> facts = new HashMap<>();

  private static Arguments row(String claim, String program, String... differences) {
    return Arguments.of(claim, program, List.of(differences));
  }

  static List<Arguments> programs() {
    return List.of(
        row("writes /dev/null", "s-null"),
        row("lists /dev", "s-listdev", "-PrivateDevices", "+DevicePolicy=closed"),
        row("reads /proc/cpuinfo", "s-cpuinfo", "-ProcSubset"),
        row("lists /proc/1", "s-proc1", "-ProtectProc"),
        row(
            "reads /proc/kallsyms, where the kernel asks for CAP_SYSLOG before it shows addresses",
            "s-kallsyms",
            "-ProcSubset",
            "-ProtectKernelTunables",
            "-ProtectKernelLogs",
            "-PrivateUsers",
            "CapabilityBoundingSet=CAP_SYSLOG"),
        row(
            "asks the kernel's log by syslog(2), which it may not here",
            "s-klog",
            "-ProtectKernelLogs",
            "-PrivateUsers",
            "CapabilityBoundingSet=CAP_SYSLOG"),
        row(
            "has the sockets of ss -l",
            "s-netlink",
            "-PrivateNetwork",
            "RestrictAddressFamilies=AF_NETLINK AF_UNIX"),
        row("maps memory W+X", "s-wx", "-MemoryDenyWriteExecute"),
        row("maps memory W", "s-w"),
        row(
            "takes SCHED_RR",
            "s-rr",
            "-RestrictRealtime",
            "-PrivateUsers",
            "CapabilityBoundingSet=CAP_SYS_NICE"),
        row("takes SCHED_IDLE", "s-idle"),
        row(
            "binds 127.0.0.1:1234",
            "s-bind",
            "-PrivateNetwork",
            "RestrictAddressFamilies=AF_INET",
            "+IPAddressAllow=localhost",
            "+SocketBindAllow=tcp:1234"),
        row(
            "makes a raw socket of AF_PACKET",
            "s-packet",
            "-PrivateNetwork",
            "-PrivateUsers",
            "-RestrictNetworkInterfaces",
            "RestrictAddressFamilies=AF_PACKET",
            "CapabilityBoundingSet=CAP_NET_RAW"),
        row("makes a fifo in /tmp", "s-fifo"),
        row(
            "makes a block device in /tmp",
            "s-block",
            "-PrivateDevices",
            "-PrivateUsers",
            "CapabilityBoundingSet=CAP_MKNOD"),
        row(
            "truncates a file under /var/tmp",
            "s-truncate",
            "-PrivateTmp",
            "+ReadWritePaths=-/var/tmp/ringfence-small"),
        row(
            "changes the mode of a file under /var/tmp",
            "s-chmod",
            "-PrivateTmp",
            "+ReadWritePaths=-/var/tmp/ringfence-small"),
        row(
            "unlinks a file under /var/tmp",
            "s-unlink",
            "-PrivateTmp",
            "+ReadWritePaths=-/var/tmp/ringfence-small"),
        row(
            "makes a link in a directory under /var/tmp that was there",
            "s-symlink",
            "-PrivateTmp",
            "+ReadWritePaths=-/var/tmp/ringfence-small"),
        row(
            "renames a file under /var/tmp",
            "s-rename",
            "-PrivateTmp",
            "+ReadWritePaths=-/var/tmp/ringfence-small"),
        row("asks for a file in /root", "s-statroot", "ProtectHome=read-only"),
        row(
            "sends a message to a UDP address",
            "s-sendmsg",
            "-PrivateNetwork",
            "RestrictAddressFamilies=AF_INET",
            "+IPAddressAllow=localhost"),
        row("traces a child", "s-ptrace"));
  }

  @BeforeAll
  void runThemAll() throws Exception {
    Files.createDirectories(PROGRAMS);
    Path program = compiled(PROGRAMS);
    Files.createDirectories(PLACE);
    files.put("s-statroot", IN_ROOTS_HOME);
    for (String name : List.of("s-truncate", "s-chmod", "s-unlink", "s-rename")) {
      files.put(name, PLACE.resolve(name));
    }
    for (Path file : files.values()) {
      Files.writeString(file, "x");
    }
    files.put("s-symlink", PLACE.resolve("s-symlink"));
    List<String> names = new java.util.ArrayList<>(List.of(NOTHING));
    programs().forEach(row -> names.add(String.valueOf(row.get()[1])));
    try (Observer observer = Observer.start(ExecLines.single(program.toString()))) {
      for (String name : names) {
        Path own = Files.copy(program, PROGRAMS.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        own.toFile().setExecutable(true);
        run(observer, own, files.getOrDefault(name, Path.of("/none")));
      }
      for (Fact fact : observer.facts()) {
        facts.computeIfAbsent(fact.seen().process(), _ -> new java.util.ArrayList<>()).add(fact);
      }
    }
    assertThat(facts).containsKeys(names.toArray(String[]::new));
  }

  @AfterAll
  void clearUp() throws IOException {
    Files.deleteIfExists(PLACE.resolve("s-rename-renamed"));
    for (Path file : files.values()) {
      Files.deleteIfExists(file);
    }
    Files.deleteIfExists(PLACE);
    try (Stream<Path> programs = Files.list(PROGRAMS)) {
      for (Path program : programs.toList()) {
        Files.delete(program);
      }
    }
    Files.delete(PROGRAMS);
  }

  private static Path compiled(Path folder) throws Exception {
    Path source = folder.resolve("small.c");
    try (var in = SmallProgramsIT.class.getResourceAsStream("/derive/small.c")) {
      Files.write(source, java.util.Objects.requireNonNull(in).readAllBytes());
    }
    Path program = folder.resolve("small");
    Process gcc =
        new ProcessBuilder("gcc", "-O1", "-o", program.toString(), source.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(gcc.waitFor()).as(said).isZero();
    return program;
  }

  private static void run(Observer observer, Path program, Path argument) throws Exception {
    CommandRun.Place place = CommandRun.place();
    observer.observe(place.group());
    try (CommandRun run = place.start(List.of(program.toString(), argument.toString()))) {
      while (run.isRunning()) {
        observer.poll(10);
      }
      observer.poll(0);
      assertThat(run.status()).as(program.toString()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void thePlanDiffersFromThatOfAProgramThatDoesNothing(
      String claim, String program, List<String> expected) {
    assertThat(PlanDifferences.between(lines(NOTHING), lines(program)))
        .as(claim)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private Map<String, String> lines(String program) {
    SeenService service = new SeenService().ran(dev.ringfence.observe.Stage.Kind.EXEC_START, 0, 1);
    Profile seen =
        new Profile("", service.profile().coverage(), facts.getOrDefault(program, List.of()));
    Planner planner = new Planner(PlanOptions.USUAL.with(Caution.STRICT), service.surroundings());
    Map<String, String> lines = new TreeMap<>();
    switch (planner.plan(seen, service.unit())) {
      case Planning.Refused(String why) -> throw new AssertionError(why);
      case Planning.Made(Plan plan) ->
          plan.assignments()
              .forEach(line -> lines.merge(line.directive(), line.text(), (a, b) -> a + " | " + b));
    }
    LEFT_OUT.forEach(lines::remove);
    return lines;
  }
}
