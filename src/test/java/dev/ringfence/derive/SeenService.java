package dev.ringfence.derive;

import dev.ringfence.derive.evidence.Surroundings;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.observe.Abi;
import dev.ringfence.observe.Coverage;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Observation;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.Seen;
import dev.ringfence.observe.Stage;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Unit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A service as tests make it up: what it was seen to do, over the facts that any dynamically linked
 * program gives, its unit, and the machine it runs on.
 */
public final class SeenService {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** What a program that does nothing calls, on Debian 12. */
  private static final List<String> NOTHING =
      List.of(
          "access",
          "arch_prctl",
          "brk",
          "close",
          "execve",
          "exit_group",
          "fstat",
          "mmap",
          "mprotect",
          "munmap",
          "newfstatat",
          "openat",
          "pread64",
          "prlimit64",
          "read",
          "rseq",
          "set_robust_list",
          "set_tid_address",
          "write");

  private final List<Fact> facts = new ArrayList<>();
  private final List<Observation.BlindSpot> blindSpots = new ArrayList<>();
  private final Map<String, Surroundings.Folder> folders = new HashMap<>();
  private final Map<String, String> links = new HashMap<>();
  private final Map<Stage, Long> runs = new HashMap<>();
  private String settings = "";
  private Systemd systemd = Systemd.of(SystemdVersion.of(257));
  private Set<String> modules = Set.of();
  private Stage stage = Stage.MAIN;
  private String process = "exampled";
  private Observation.Result result = Observation.Result.WORKED;
  private boolean fromStart = true;
  private long stops = 1;
  private long cpus = 2;
  private long drops;

  /** A service that was seen to do nothing but run. */
  public static SeenService thatDoesNothing() {
    SeenService service = new SeenService();
    service.call(NOTHING.toArray(String[]::new));
    service.fact(
        new Fact.Child(
            service.seen(),
            "execve",
            "/usr/bin/exampled",
            "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2",
            List.of("/usr/lib/x86_64-linux-gnu/libc.so.6"),
            false,
            List.of()));
    service.file(FileAccess.READ, "/etc/ld.so.cache");
    service.file(FileAccess.READ, "/usr/lib/x86_64-linux-gnu/libc.so.6");
    service.file(FileAccess.MAP_EXECUTABLE, "/usr/lib/x86_64-linux-gnu/libc.so.6");
    service.file(FileAccess.WRITE, "/dev/null");
    return service;
  }

  public Seen seen() {
    return Seen.once(stage, process, new Outcome.Ok(), NOON);
  }

  public Seen failed(String errno) {
    return Seen.once(stage, process, new Outcome.Failed(errno), NOON);
  }

  SeenService fact(Fact fact) {
    facts.add(fact);
    return this;
  }

  SeenService facts(List<Fact> more) {
    facts.addAll(more);
    return this;
  }

  SeenService call(String... names) {
    for (String name : names) {
      fact(new Fact.Syscall(seen(), Abi.X86_64, name));
    }
    return this;
  }

  public SeenService file(FileAccess access, String path) {
    return fact(
        new Fact.File(seen(), callOf(access), access, path, "", FileType.REGULAR, "ext4", false));
  }

  SeenService directory(FileAccess access, String path) {
    return fact(
        new Fact.File(seen(), callOf(access), access, path, "", FileType.DIRECTORY, "ext4", false));
  }

  SeenService missed(String path) {
    return fact(
        new Fact.File(
            failed("ENOENT"), "openat", FileAccess.READ, path, "", FileType.UNKNOWN, "", false));
  }

  SeenService device(FileAccess access, String path) {
    file(access, path);
    return fact(new Fact.Device(seen(), "openat", access, path, false, 10, 1));
  }

  SeenService capability(String name, String call) {
    return fact(new Fact.Capability(seen(), name, call, "", false));
  }

  SeenService socket(String family, String type, String protocol) {
    call("socket");
    return fact(new Fact.Socket(seen(), "socket", family, type, protocol));
  }

  SeenService bind(String transport, String address, int port) {
    call("bind");
    return fact(
        new Fact.Bind(
            seen(), address.indexOf(':') >= 0 ? "AF_INET6" : "AF_INET", transport, address, port));
  }

  SeenService peer(String call, String transport, String address, int port) {
    call(call);
    return fact(
        new Fact.Peer(
            seen(),
            call,
            address.indexOf(':') >= 0 ? "AF_INET6" : "AF_INET",
            transport,
            address,
            port));
  }

  SeenService child(String program, String... libraries) {
    return fact(
        new Fact.Child(seen(), "execve", program, "", List.of(libraries), false, List.of()));
  }

  /** What is added from here on happened in this part of the service's life. */
  SeenService during(Stage.Kind kind, int index) {
    stage = new Stage(kind, index);
    return this;
  }

  SeenService by(String name) {
    process = name;
    return this;
  }

  /** Lines of the section [Service] besides ExecStart=. */
  public SeenService unit(String lines) {
    settings += lines + "\n";
    return this;
  }

  SeenService on(Systemd other) {
    systemd = other;
    return this;
  }

  SeenService with(Set<String> securityModules) {
    modules = securityModules;
    return this;
  }

  /** A directory of a user and of the group of that name. */
  SeenService folder(String path, String owner, int mode) {
    return folder(path, owner, owner, mode);
  }

  SeenService folder(String path, String owner, String group, int mode) {
    folders.put(path, new Surroundings.Folder(number(owner), number(group), mode));
    return this;
  }

  SeenService link(String path, String target) {
    links.put(path, target);
    return this;
  }

  SeenService result(Observation.Result other) {
    result = other;
    return this;
  }

  SeenService alreadyRunning() {
    fromStart = false;
    return this;
  }

  SeenService neverStopped() {
    stops = 0;
    return this;
  }

  SeenService cpus(int number) {
    cpus = number;
    return this;
  }

  SeenService lost(long events) {
    drops = events;
    return this;
  }

  SeenService blind(String program, String what) {
    blindSpots.add(new Observation.BlindSpot(program, "this kernel has none", what));
    return this;
  }

  /** Another Exec line than the first, which was seen to run this often. */
  SeenService ran(Stage.Kind kind, int index, long times) {
    runs.put(new Stage(kind, index), times);
    return this;
  }

  public Unit unit() {
    return Unit.ofText("example.service", "[Service]\nExecStart=/usr/bin/exampled\n" + settings);
  }

  public Profile profile() {
    List<Coverage.ExecLine> lines = new ArrayList<>();
    lines.add(new Coverage.ExecLine(Stage.MAIN, "/usr/bin/exampled", 1));
    runs.forEach((line, times) -> lines.add(new Coverage.ExecLine(line, "", times)));
    Observation observation =
        new Observation(
            "made-up",
            NOON,
            NOON.plusSeconds(60),
            fromStart,
            result,
            lines,
            0,
            stops,
            stops,
            cpus,
            drops,
            blindSpots,
            new Observation.Host("6.18.1", systemd.version().toString(), Abi.X86_64),
            new TreeMap<>(),
            new TreeMap<>());
    return new Profile("example.service", new Coverage(List.of(observation)), facts);
  }

  public Surroundings surroundings() {
    return new Surroundings() {
      @Override
      public Systemd systemd() {
        return systemd;
      }

      @Override
      public Set<String> securityModules() {
        return modules;
      }

      @Override
      public Optional<String> link(String path) {
        return Optional.ofNullable(links.get(path));
      }

      @Override
      public Optional<Folder> folder(String path) {
        return Optional.ofNullable(folders.get(path));
      }

      @Override
      public Optional<Account> account(String user) {
        return Optional.of(new Account(number(user), number(user)));
      }

      @Override
      public Optional<Integer> group(String name) {
        return Optional.of(number(name));
      }

      @Override
      public boolean exists(String path) {
        return folders.containsKey(path);
      }
    };
  }

  Planning planning(PlanOptions options) {
    return new Planner(options, surroundings()).plan(profile(), unit());
  }

  Plan plan(PlanOptions options) {
    return switch (planning(options)) {
      case Planning.Made(Plan plan) -> plan;
      case Planning.Refused(String why) -> throw new AssertionError(why);
    };
  }

  Plan plan(Caution caution) {
    return plan(PlanOptions.USUAL.with(caution));
  }

  /** What the plan says about one directive: its lines, without the directive's own name. */
  static List<String> texts(Plan plan, String directive) {
    return plan.decisions().stream()
        .flatMap(decision -> decision.lines().stream())
        .map((Value value) -> value.texts(directive))
        .flatMap(List::stream)
        .toList();
  }

  /** Users and groups of one name have one number. */
  private static int number(String name) {
    return name.equals("root") ? 0 : 100 + Math.floorMod(name.hashCode(), 1000);
  }

  private static String callOf(FileAccess access) {
    return switch (access) {
      case READ, WRITE, CREATE -> "openat";
      case DELETE -> "unlinkat";
      case RENAME -> "renameat2";
      case CHMOD -> "fchmodat";
      case CHOWN -> "fchownat";
      case ATTRIBUTES -> "utimensat";
      case EXECUTE -> "execve";
      case MAP_EXECUTABLE -> "mmap";
      case STAT -> "newfstatat";
      case LIST -> "getdents64";
      case LOCK -> "flock";
      case ENTER -> "chdir";
    };
  }
}
