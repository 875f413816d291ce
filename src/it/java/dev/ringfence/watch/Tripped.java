package dev.ringfence.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.derive.Sandbox;
import dev.ringfence.derive.evidence.ThisMachine;
import dev.ringfence.linux.ControlGroup;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.live.ExecLines;
import dev.ringfence.observe.live.Observer;
import dev.ringfence.score.InstalledSystemd;
import dev.ringfence.score.Scorer;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every {@link Tripper} in one clone, once with its sandbox and once without. */
final class Tripped implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int OUTPUT = 1 << 16;

  /** A mode, and the letter that its processes' names begin with. */
  enum Mode {
    ENFORCED("e"),
    REPORT_ONLY("r");

    private final String letter;

    Mode(String letter) {
      this.letter = letter;
    }
  }

  private final Clone clone;
  private final Systemd systemd;
  private final Map<Mode, List<Fact>> facts = new HashMap<>();

  private Tripped(Clone clone, Systemd systemd) {
    this.clone = clone;
    this.systemd = systemd;
  }

  static Tripped in(DebianRoot root) throws IOException {
    CloneRequest request = CloneRequest.of(root.folder());
    List<Tripper> all = Tripper.all();
    for (Mode mode : Mode.values()) {
      for (int number = 0; number < all.size(); number++) {
        Tripper one = all.get(number);
        String name = mode.letter + number;
        request =
            request
                .withUnit(name + ".service", text(one, mode, number))
                .withFile(
                    "/usr/local/rf/" + name,
                    "#!/usr/bin/python3 -I\nimport ctypes, os, socket, subprocess, sys\ntry:\n    "
                        + one.deed()
                        + "\nexcept OSError as e:\n    print(e)\n");
      }
    }
    Clone clone = Clone.boot(request);
    try {
      Tripped tripped =
          new Tripped(clone, InstalledSystemd.in(new Root(root.folder())).orElseThrow());
      tripped.run(
          "set -e; mkdir -p /var/lib/rf/noexec /var/lib/rf/readonly /var/lib/rf/bound"
              + " /var/lib/rf/open /srv /opt /usr/lib/modules/rf; chmod 755 /usr/local/rf/*;"
              + " chmod 777 /var/lib/rf/open; cp /bin/true /var/lib/rf/true;"
              + " cp -p /usr/bin/passwd /var/lib/rf/;"
              + " for i in /usr/local/rf/*; do ln /var/lib/rf/passwd ${i}c;"
              + "   ln /var/lib/rf/true /var/lib/rf/noexec/${i##*/}c; done;"
              + " for i in /root /tmp /srv /opt; do echo >$i/rf-file; done;"
              + " ip link set lo up 2>/dev/null || true;"
              + " python3 -c 'import ctypes; ctypes.CDLL(None).shmget(0x52460001, 4096, 0o1666)'");
      tripped.device();
      for (Mode mode : Mode.values()) {
        tripped.observe(mode);
      }
      return tripped;
    } catch (IOException | RuntimeException | Error e) {
      clone.close();
      throw e;
    }
  }

  private static String text(Tripper one, Mode mode, int number) {
    return "[Service]\nType=oneshot\nExecStart=/usr/local/rf/"
        + mode.letter
        + number
        + "\n"
        + (mode == Mode.ENFORCED ? one.lines() : "");
  }

  private void run(String script) throws IOException {
    var result = clone.run(List.of("sh", "-c", script), PATIENCE, OUTPUT);
    assertThat(result.exitCode()).as(result.out().text() + result.err().text()).isZero();
  }

  /** A node of a harmless device under a name that no sandbox keeps. */
  private void device() throws IOException {
    ProcessBuilder mknod =
        new ProcessBuilder(
            "mknod", "-m", "666", "/proc/" + clone.pid() + "/root/dev/rf-device", "c", "10", "183");
    try {
      assertThat(mknod.inheritIO().start().waitFor()).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private void observe(Mode mode) throws IOException {
    try (Observer observer = Observer.start(ExecLines.single("a service"))) {
      List<String> units = new ArrayList<>();
      for (int number = 0; number < Tripper.all().size(); number++) {
        units.add(mode.letter + number + ".service");
        observer.expect(new ControlGroup(clone.cgroup()), "system.slice", units.getLast());
      }
      for (String unit : units) {
        boolean _ = clone.systemd().start(unit, PATIENCE).isDone();
        observer.poll(0);
      }
      observer.poll(200);
      facts.put(mode, observer.facts());
    }
  }

  /** The denials that are told of one service. */
  List<Denial> denials(Tripper one, Mode mode) {
    int number = Tripper.all().indexOf(one);
    List<Fact> its = factsOf(one, mode);
    Path root = Path.of("/proc/" + clone.pid() + "/root");
    ThisMachine machine = new ThisMachine(root, systemd);
    Unit bare = Unit.ofText("rf.service", text(one, Mode.REPORT_ONLY, number));
    Unit sandboxed = Unit.ofText("rf.service", text(one, Mode.ENFORCED, number));
    Judge judge =
        mode == Mode.ENFORCED
            ? new Enforced(new Sandbox(sandboxed, machine))
            : new ReportOnly(new Sandbox(bare, machine), new Sandbox(sandboxed, machine));
    Ledger ledger = new Ledger(judge, new Pricing(new Scorer(systemd), sandboxed));
    ledger.take(its);
    ledger.take(its);
    return ledger.all(its);
  }

  List<Fact> factsOf(Tripper one, Mode mode) {
    int number = Tripper.all().indexOf(one);
    return facts.getOrDefault(mode, List.of()).stream()
        .filter(fact -> fact.seen().process().matches(mode.letter + number + "c?"))
        .toList();
  }

  static Set<String> directives(List<Denial> denials) {
    Set<String> directives = new TreeSet<>();
    denials.forEach(denial -> directives.addAll(List.of(denial.directives().split(",", -1))));
    return directives;
  }

  @Override
  public void close() {
    clone.close();
  }
}
