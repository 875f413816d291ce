package dev.ringfence.observe.live;

import dev.ringfence.linux.BpfRing;
import dev.ringfence.linux.ControlGroup;
import dev.ringfence.linux.Signal;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Observation.BlindSpot;
import dev.ringfence.observe.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Watches the processes of one service, from the time it is told which they are until it is closed.
 * Used by one thread. However the process of this object ends, nothing of it stays in the kernel.
 */
public final class Observer implements AutoCloseable {
  private final KernelSide kernel;
  private final Machine machine;
  private final BpfRing ring;
  private final Groups groups;
  private final Decoder decoder;
  private final FactStore store;
  private final ExecLines lines;
  private final Enters enters;
  private final Instant from = Instant.now();
  private String root = "";
  private long unreadable;

  private Observer(KernelSide kernel, Machine machine, ExecLines lines, Predicate<Fact> kept)
      throws IOException {
    this.store = new FactStore(kept);
    this.kernel = kernel;
    this.machine = machine;
    this.lines = lines;
    this.groups = new Groups(lines);
    this.decoder = new Decoder(machine, groups, Clock.now());
    this.enters = new Enters(kernel);
    this.ring = kernel.attach(this::take);
    kernel.iterateTasks(); // none is the service's; ours tells where our root is
    ring.poll(0);
    enters.expect();
  }

  /**
   * Loads and attaches the programs; nothing is observed yet.
   *
   * @param lines by which the parts of the service's life are told apart
   * @throws CannotObserveException when this machine cannot
   */
  public static Observer start(ExecLines lines) throws IOException {
    return start(lines, _ -> true);
  }

  /**
   * The same, but only some facts are kept: however long it runs, it grows with those alone.
   *
   * @param kept is asked in {@link #poll}, in the order of events, and for some facts again
   */
  public static Observer start(ExecLines lines, Predicate<Fact> kept) throws IOException {
    return start(lines, KernelSide.object(), kept);
  }

  static Observer start(ExecLines lines, byte[] elf) throws IOException {
    return start(lines, elf, _ -> true);
  }

  private static Observer start(ExecLines lines, byte[] elf, Predicate<Fact> kept)
      throws IOException {
    Machine machine =
        Machine.here()
            .orElseThrow(() ->
                new CannotObserveException(
                    "no BPF programs are written for "
                        + System.getProperty("os.arch")
                        + ": there are some for x86-64 and arm64"));
    KernelSide kernel = KernelSide.load(machine, elf);
    try {
      return new Observer(kernel, machine, lines, kept);
    } catch (IOException | RuntimeException e) {
      kernel.close();
      throw e;
    }
  }

  /** A control group that is there belongs to the service, with all below it. */
  public void observe(ControlGroup group) throws IOException {
    kernel.observe(group);
  }

  /**
   * A unit's control group will belong to the service once it is made.
   *
   * @param root that of the unit's systemd: the root of the hierarchy, or that of a clone
   * @param slice the unit's Slice property, such as {@code system.slice}
   */
  public void expect(ControlGroup root, String slice, String unit) throws IOException {
    ControlGroup manager = root.below("init.scope");
    if (manager.exists()) {
      manager.processes().forEach(decoder::standsIn);
    }
    List<String> names = UnitControlGroup.names(slice, unit);
    ControlGroup own = root.below(String.join("/", names));
    if (own.exists()) {
      observe(own);
    }
    kernel.expect(root, names);
    enters.expect();
  }

  /**
   * The root of the version 2 hierarchy.
   *
   * @throws CannotObserveException when it is not mounted
   */
  public static ControlGroup controlGroups() throws IOException {
    return ControlGroup.root()
        .orElseThrow(() ->
            new CannotObserveException(
                "cgroup2 is not mounted: mount -t cgroup2 cgroup2 /sys/fs/cgroup"));
  }

  /**
   * Takes the processes that are in a control group already, with what can still be told of their
   * past: open files, mapped programs, sockets.
   */
  public void takeRunning(ControlGroup group) throws IOException {
    observe(group);
    lines.life().isRunning();
    kernel.iterateTasks();
    Backfill backfill = new Backfill(Instant.now(), decoder.programs());
    for (int process : group.processes()) {
      store.addPast(backfill.of(process));
    }
    enters.looked();
  }

  /**
   * Waits for facts and takes what there are.
   *
   * @param milliseconds to wait at most
   */
  public void poll(int milliseconds) throws IOException {
    ring.poll(milliseconds);
    enters.poll();
  }

  private void take(byte[] bytes) {
    var read = RawEvent.read(bytes);
    if (read.isEmpty()) {
      unreadable++;
      return;
    }
    RawEvent event = read.get().seenFrom(root);
    groups.announced(event);
    store.add(event.withoutTexts(), decoder.facts(event));
    try {
      turn(event);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What an event says about the course of things. */
  private void turn(RawEvent event) throws IOException {
    switch (event.kind()) {
      case STAGE -> enters.began();
      case FILTERED -> enters.filtered();
      case TOLD -> lines.life().told(Signal.name((int) event.a()), event.b() == 1);
      case EMPTY -> lines.life().emptied();
      case ROOT -> {
        if (root.isEmpty() && !event.basePath().equals("/")) {
          root = event.basePath();
          decoder.rootIs(root);
        }
      }
      case SYSCALL,
          FILE,
          PATH,
          NUMBERS,
          ADDRESS,
          GROUP,
          SCRIPT,
          CAPABILITY,
          URING,
          SIGNAL,
          MEMORY,
          IOCTL -> {
        // A fact, or the name of those that do them.
      }
    }
  }

  /** The facts so far, with what the kernel counted. */
  public List<Fact> facts() throws IOException {
    Map<RawEvent.Key, Long> recent = kernel.recentCounts();
    store.refresh(event -> kernel.count(event, recent), Instant.now());
    List<Fact> facts = store.facts();
    if (!kernel.isLoaded(Unseen.CAPABILITY)) {
      facts.addAll(InferredCapabilities.of(facts));
    }
    return facts;
  }

  /** How it goes. */
  public Progress progress() throws IOException {
    return new Progress(
        from,
        Instant.now(),
        store.size(),
        kernel.count(KernelSide.Count.DROPPED)
            + kernel.count(KernelSide.Count.BUSY)
            + kernel.count(KernelSide.Count.STATELESS)
            + unreadable
            + store.refused(),
        lines.counted());
  }

  Machine machine() {
    return machine;
  }

  long runsOf(Stage.Kind kind) {
    return lines.runsOf(kind);
  }

  ServiceLife life() {
    return lines.life();
  }

  /** What this kernel does not show. */
  public List<BlindSpot> blindSpots() {
    return kernel.blindSpots();
  }

  @Override
  public void close() throws IOException {
    kernel.close();
  }
}
