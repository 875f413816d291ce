package dev.ringfence.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services and workloads that misbehave: clear words, bounded in time, and nothing left. */
class MischiefIT {
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(3), Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ZERO);

  private static final Workload STAYS_UP = new Workload.StaysUp(Duration.ofMillis(500));
  private static final String GOOD = "ExecStart=/bin/sleep 600";

  @Test
  void aWorkloadThatCannotBeRunSaysSo() throws Exception {
    assertThat(reason(GOOD, shell("no-such-command --at all")))
        .contains("the workload could not be run")
        .contains("no-such-command");
    assertThat(reason(GOOD, shell("/etc/passwd"))).contains("the workload could not be run");
  }

  @Test
  void aWorkloadThatHangsIsEndedInTime() throws Exception {
    Workload hangs = new Workload.Shell("echo begun; sleep 1000", Duration.ofSeconds(1));
    assertThat(reason(GOOD, hangs)).contains("the workload was not done in 1 s");
  }

  @Test
  void whatAWorkloadLeavesRunningEndsWithIt() throws Exception {
    String leaves = "setsid sleep 4711 & sleep 4712 & (setsid sh -c 'sleep 4713' &) ; true";
    tried(
        GOOD,
        shell(leaves),
        Limits.ofThisHost(),
        (clone, run) -> {
          assertThat(run.symptoms()).isEmpty();
          assertThat(
                  clone
                      .run(List.of("pgrep", "-fa", "sleep 471"), Duration.ofSeconds(9), 9999)
                      .out()
                      .text())
              .isEmpty();
        });
  }

  @Test
  void aWorkloadThatPrintsAGigabyteIsCutAndCounted() throws Exception {
    tried(
        GOOD,
        shell("head -c 1G /dev/zero | tr '\\0' x; echo at last >&2; exit 9"),
        Limits.ofThisHost(),
        (clone, run) ->
            assertThat(run.workload())
                .isInstanceOfSatisfying(
                    WorkloadResult.Failed.class,
                    failed -> {
                      assertThat(failed.exitCode()).isEqualTo(9);
                      assertThat(failed.out()).hasSize(Workload.OUTPUT_LIMIT);
                      assertThat(failed.droppedBytes())
                          .isEqualTo((1L << 30) - Workload.OUTPUT_LIMIT);
                      assertThat(failed.lastLine()).isEqualTo("at last");
                    }));
  }

  @Test
  void aServiceThatHangsOnStartIsEnded() throws Exception {
    assertThat(reason("Type=notify\nTimeoutStartSec=infinity\n" + GOOD, STAYS_UP))
        .contains("the start was not done in 3 s");
    assertThat(reason("ExecStartPre=/bin/sh -c 'trap \"\" TERM; sleep 600'\n" + GOOD, STAYS_UP))
        .contains("the start was not done in 3 s");
  }

  @Test
  void aServiceThatHangsOnStopIsKilled() throws Exception {
    String deaf =
        "TimeoutStopSec=0\nExecStart=/bin/sh -c 'trap \"\" TERM; while :; do sleep 1; done'";
    tried(
        deaf,
        STAYS_UP,
        Limits.ofThisHost(),
        (clone, run) -> {
          assertThat(run.symptoms())
              .containsExactly(new Symptom.TookTooLong(Phase.STOP, SHORT.stop()));
          assertThat(Judgement.unfit(run)).as("it can be compared all the same").isEmpty();
        });
  }

  @Test
  void aServiceThatForksWithoutEndIsBoundedByTheClone() throws Exception {
    Limits few = new Limits(200, 1L << 30, 64L << 20);
    String bomb = "ExecStart=/bin/sh -c 'bomb() { bomb | bomb & }; bomb; sleep 600'";
    tried(bomb, STAYS_UP, few, (clone, run) -> assertThat(processesOf(clone)).isLessThan(250));
  }

  @Test
  void aServiceThatFillsTheDiskFillsOnlyItsOwn() throws Exception {
    Limits small = new Limits(500, 1L << 30, 32L << 20);
    long free = Files.getFileStore(Path.of("/")).getUsableSpace();
    assertThat(
            reason(
                "Type=oneshot\nExecStart=/bin/dd if=/dev/zero of=/var/fill bs=1M count=4096",
                STAYS_UP,
                small))
        .contains("/bin/dd (ExecStart=) ended with exit status 1");
    assertThat(Files.getFileStore(Path.of("/")).getUsableSpace()).isGreaterThan(free - (1L << 30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"systemctl poweroff", "systemctl reboot", "kill -SEGV 1"})
  void aServiceThatEndsItsMachineEndsTheCloneAlone(String command) throws Exception {
    String service = "ExecStart=/bin/sh -c '" + command + "; exec sleep 600'";
    assertThat(reason(service, new Workload.StaysUp(Duration.ofSeconds(20))))
        .containsPattern("shut the clone down|the clone is gone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kill -KILL 1", "reboot -f", "echo b >/proc/sysrq-trigger", "systemctl halt -ff"})
  void whatWouldEndTheMachineAtOnceDoesNothing(String command) throws Exception {
    String service = "ExecStart=/bin/sh -c '" + command + "; exec sleep 600'";
    tried(
        service,
        STAYS_UP,
        Limits.ofThisHost(),
        (clone, run) -> assertThat(run.symptoms()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ProtectProc=invisible", "ProtectControlGroups=yes", "MountAPIVFS=yes"})
  void aServiceWithItsOwnProcDoesNotReachTheHostsInterrupts(String setting) throws Exception {
    // The same value as before, should it be written after all.
    String file = "/proc/irq/default_smp_affinity";
    String write = "ExecStart=/bin/sh -c 'read -r a <%1$s; echo $a >%1$s'".formatted(file);
    assertThat(reason("Type=oneshot\n" + setting + "\n" + write, STAYS_UP))
        .contains("/bin/sh (ExecStart=) ended with exit status 2");
  }

  @Test
  void aServiceThatUnmountsEverythingDoesItInTheCloneAlone() throws Exception {
    List<String> before = Files.readAllLines(Path.of("/proc/self/mounts"));
    tried(
        "ExecStart=/bin/sh -c 'umount -a -l; umount -l /run /tmp /dev /sys /proc; sleep 600'",
        STAYS_UP,
        Limits.ofThisHost(),
        (clone, run) -> {});
    assertThat(Files.readAllLines(Path.of("/proc/self/mounts"))).containsAll(before);
  }

  private static Workload shell(String command) {
    return new Workload.Shell(command, Duration.ofSeconds(60));
  }

  private static String reason(String service, Workload workload) throws Exception {
    return reason(service, workload, Limits.ofThisHost());
  }

  private static String reason(String service, Workload workload, Limits limits) throws Exception {
    StringBuilder reason = new StringBuilder();
    tried(
        service,
        workload,
        limits,
        (clone, run) -> reason.append(Judgement.unfit(run).orElseThrow().reason()));
    return reason.toString();
  }

  private interface Check {
    void of(Clone clone, Run run) throws IOException;
  }

  /** Runs it in a clone of its own, and sees that nothing is left of it. */
  private static void tried(String service, Workload workload, Limits limits, Check check)
      throws Exception {
    CloneRequest request =
        CloneRequest.of(DebianRoot.BOOKWORM.folder())
            .withLimits(limits)
            .withUnit("rf-mischief.service", "[Service]\n" + service + "\n");
    long begun = System.nanoTime();
    TestClone clone = TestClone.boot(request);
    Path cgroup = clone.running().cgroup();
    try (clone;
        ProvingGround ground = clone.ground("rf-mischief.service", workload, SHORT)) {
      check.of(clone.running(), ground.runUnhardened());
    }
    assertThat(clone.running().awaitGone(Duration.ofSeconds(30))).as("gone").isTrue();
    assertThat(cgroup).doesNotExist();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(90));
  }

  private static long processesOf(Clone clone) throws IOException {
    try (var files = Files.walk(clone.cgroup())) {
      long processes = 0;
      for (Path file : files.filter(f -> f.endsWith("cgroup.procs")).toList()) {
        processes += Files.readAllLines(file).size();
      }
      return processes;
    }
  }
}
