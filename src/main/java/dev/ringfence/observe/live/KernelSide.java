package dev.ringfence.observe.live;

import dev.ringfence.linux.Architecture;
import dev.ringfence.linux.BpfException;
import dev.ringfence.linux.BpfMap;
import dev.ringfence.linux.BpfObject;
import dev.ringfence.linux.BpfRing;
import dev.ringfence.linux.ControlGroup;
import dev.ringfence.linux.SyscallNames;
import dev.ringfence.observe.Observation.BlindSpot;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The BPF programs in the kernel, their tables and what they count. */
final class KernelSide implements AutoCloseable {
  /** Names below one directory before it is told as a whole. */
  private static final int NAMES = 64;

  /** System call numbers that the tables of the programs have room for. */
  private static final int CALLS = 512;

  private static final int CGROUP_NAME = 256;
  private static final int SCOPE_ITSELF = 1;
  private static final int SCOPE_BELOW = 2;
  private static final int ROW_SIZE = 16;
  private static final int RECENT = 512;
  private static final int RECENT_SIZE = 24;

  /** Bytes of {@code struct settings}, and where in it {@code watch} and {@code returns} are. */
  private static final int SETTINGS = 40;

  private static final int SETTINGS_WATCH = 24;
  private static final int SETTINGS_RETURNS = 28;

  /** {@code enum counter}. */
  enum Count {
    SENT,
    DROPPED,
    BUSY,
    UNREAD,
    CUT,
    STATELESS,
    SETUP
  }

  private final BpfObject object;
  private final Map<Unseen, String> programs;
  private final Machine machine;
  private final List<BlindSpot> blindSpots;
  private final int cpus;
  private final BpfMap sent;
  private final BpfMap recent;
  private final BpfMap rows;
  private final BpfMap counters;
  private final BpfMap scope;
  private final BpfMap expected;
  private final BpfMap onTheWay;
  private final BpfMap settings;
  private final ByteBuffer chosen = ByteBuffer.allocate(SETTINGS).order(ByteOrder.nativeOrder());
  private boolean watchesEnters;
  private int watches;

  private KernelSide(LoadedPrograms programs, Machine machine) throws BpfException {
    this.object = programs.object();
    this.programs = programs.names();
    this.machine = machine;
    this.blindSpots = new ArrayList<>(programs.blindSpots());
    this.cpus = object.cpus();
    this.sent = object.map("sent");
    this.recent = object.map("recent_facts");
    this.rows = object.map("call_rows");
    this.counters = object.map("counters");
    this.scope = object.map("scope");
    this.expected = object.map("expected");
    this.onTheWay = object.map("on_the_way");
    this.settings = object.map(".data.settings");
  }

  /**
   * Loads the programs, without those that this kernel does not take, and fills their tables.
   *
   * @param elf the object they are in; tests have one that asks for what this kernel has not
   * @throws CannotObserveException when it does not take those that nothing works without
   */
  static KernelSide load(Machine machine, byte[] elf) throws IOException {
    int groups = groups(Files.readString(Path.of("/sys/devices/system/cpu/possible")).strip());
    LoadedPrograms programs = LoadedPrograms.load(elf, Map.of("call_rows", groups * 2 * CALLS));
    KernelSide side = new KernelSide(programs, machine);
    side.fillTables(groups);
    return side;
  }

  /** The programs of this build. */
  static byte[] object() throws IOException {
    try (InputStream in =
        KernelSide.class.getResourceAsStream("/dev/ringfence/observe/observe.bpf.o")) {
      if (in == null) {
        throw new CannotObserveException(
            "this build has no BPF programs: clang was missing when it was made");
      }
      return in.readAllBytes();
    }
  }

  /** A row a CPU, group and call is 16 bytes: with many CPUs fewer process names are told apart. */
  private static int groups(String possible) {
    int last = Integer.parseInt(possible.substring(possible.lastIndexOf('-') + 1));
    return last < 32 ? 64 : last < 128 ? 48 : 32;
  }

  private void fillTables(int groups) throws IOException {
    SecureRandom random = new SecureRandom();
    chosen
        .putLong(random.nextLong())
        .putLong(random.nextLong())
        .putInt(NAMES)
        .putInt(groups)
        .putInt(SETTINGS_WATCH, 0);
    ByteBuffer descriptors = ByteBuffer.allocate(2 * CALLS * CallRule.SIZE);
    for (Architecture architecture : List.of(machine.architecture(), machine.compat())) {
      boolean narrow = architecture == machine.compat();
      for (int call = 0; call < CALLS; call++) {
        String name = SyscallNames.name(architecture, call);
        if (name.equals("rt_sigreturn")) {
          chosen.putInt(SETTINGS_RETURNS + (narrow ? 4 : 0), call);
        }
        descriptors.put(
            ((narrow ? CALLS : 0) + call) * CallRule.SIZE, CallTable.of(name, narrow).bytes());
      }
    }
    object.map(".data.descriptors").update(number(0), descriptors.array());
    settings.update(number(0), chosen.array());
  }

  /** The programs run from now on. What they send goes to the reader when the ring is polled. */
  BpfRing attach(Consumer<byte[]> reader) throws IOException {
    BpfRing ring = object.ring("events", reader);
    for (Unseen one : Unseen.values()) {
      String program = programs.get(one);
      if (program != null && one != Unseen.RUNNING_TASKS && one != Unseen.SYS_ENTER) {
        try {
          object.attach(program);
        } catch (BpfException e) {
          if (one.required()) {
            throw new CannotObserveException(e.line());
          }
          blindSpots.add(one.because(e.line()));
        }
      }
    }
    return ring;
  }

  /** Whether the kernel took a program. */
  boolean isLoaded(Unseen program) {
    return blindSpots.stream().noneMatch(blind -> blind.program().equals(program.program()));
  }

  /**
   * Attaches the program at the entry of system calls, or takes it away. The programs judge a
   * missing entry only by entries of one and the same attachment, the number of which they know.
   */
  void watchEnters(boolean wanted) throws BpfException {
    if (wanted == watchesEnters || !isLoaded(Unseen.SYS_ENTER)) {
      return;
    }
    watchesEnters = wanted;
    if (wanted) {
      object.attach(Unseen.SYS_ENTER.program());
      chosen.putInt(SETTINGS_WATCH, ++watches);
      settings.update(number(0), chosen.array());
    } else {
      chosen.putInt(SETTINGS_WATCH, 0);
      settings.update(number(0), chosen.array());
      object.detach(Unseen.SYS_ENTER.program());
    }
  }

  List<BlindSpot> blindSpots() {
    return List.copyOf(blindSpots);
  }

  /** Every task in this control group and below it belongs to the service from now on. */
  void observe(ControlGroup group) throws IOException {
    for (ControlGroup one : group.tree()) {
      scope.update(number(one.id()), number(one.equals(group) ? SCOPE_ITSELF : SCOPE_BELOW));
    }
  }

  /**
   * A control group will belong to the service once it is made. Those on the way to it may come and
   * go too.
   *
   * @param root that stays
   * @param names on the way below the root, the last its own
   */
  void expect(ControlGroup root, List<String> names) throws IOException {
    ControlGroup at = root;
    // Tokens are no ids: those count from 1 and never get that far.
    long token = Long.MIN_VALUE;
    onTheWay.update(number(root.id()), number(token));
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
      if (name.length >= CGROUP_NAME) {
        throw new BpfException("the name of the control group is too long: " + names.get(i));
      }
      long next = i == names.size() - 1 ? 0 : token + 1;
      expected.update(
          ByteBuffer.allocate(8 + CGROUP_NAME)
              .order(ByteOrder.nativeOrder())
              .putLong(token)
              .put(name)
              .array(),
          number(next));
      at = at.below(names.get(i));
      if (next != 0 && at.exists()) {
        onTheWay.update(number(at.id()), number(next));
      }
      token = next;
    }
  }

  /**
   * Looks at all tasks: those in its control groups already are taken, and our own root is told.
   */
  void iterateTasks() throws BpfException {
    if (isLoaded(Unseen.RUNNING_TASKS)) {
      object.iterate(Unseen.RUNNING_TASKS.program());
    }
  }

  /** What each CPU counted of the facts that it met last, and did not add to the rest yet. */
  Map<RawEvent.Key, Long> recentCounts() throws BpfException {
    Map<RawEvent.Key, Long> counts = new HashMap<>();
    for (int place = 0; place < RECENT; place++) {
      Optional<byte[]> values = recent.lookup(number(place), RECENT_SIZE * cpus);
      if (values.isPresent()) {
        ByteBuffer in = ByteBuffer.wrap(values.get()).order(ByteOrder.nativeOrder());
        while (in.hasRemaining()) {
          counts.merge(new RawEvent.Key(in.getLong(), in.getLong()), in.getLong(), Long::sum);
        }
      }
    }
    return counts;
  }

  /**
   * How often what the event tells of was met, on all CPUs.
   *
   * @param recent of {@link #recentCounts}
   */
  long count(RawEvent event, Map<RawEvent.Key, Long> recent) throws BpfException {
    if (event.kind() == RawEvent.Kind.SYSCALL && !event.has(RawEvent.FLAG_DENIED)) {
      if (event.error() != 0 || event.call() >= CALLS) {
        return 1;
      }
      int row = (event.group() * 2 + (event.abi() & 1)) * CALLS + event.call();
      return sum(rows.lookup(number(row), ROW_SIZE * cpus), ROW_SIZE);
    }
    return sum(sent.lookup(event.key().bytes(), 8 * cpus), 8)
        + recent.getOrDefault(event.key(), 0L);
  }

  @SuppressWarnings("EnumOrdinal") // the order of events.h is the interface
  long count(Count which) throws BpfException {
    return sum(counters.lookup(number(which.ordinal()), 8 * cpus), 8);
  }

  private static long sum(Optional<byte[]> values, int stride) {
    if (values.isEmpty()) {
      return 0;
    }
    ByteBuffer in = ByteBuffer.wrap(values.get()).order(ByteOrder.nativeOrder());
    long sum = 0;
    for (int at = 0; at < in.limit(); at += stride) {
      sum += in.getLong(at);
    }
    return sum;
  }

  private static byte[] number(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(value).array();
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.nativeOrder()).putLong(value).array();
  }

  @Override
  public void close() throws BpfException {
    object.close();
  }
}
