package dev.ringfence.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.linux.AuditFeed;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a run does with a service beside its start, its workload and its stop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StagesIT {
  private static final Workload NOTHING = new Workload.Shell("true", Duration.ofSeconds(9));
  private static final Workload KNOCKS = new Workload.Knocks(Duration.ofMillis(300));

  /** It finds the lock that its life before left behind where that may not remove it. */
  private static final String LOCKS =
      """
      [Service]
      ExecStartPre=+/bin/mkdir /var/lib/rf-lock
      ExecStart=/bin/sleep 600
      ExecStopPost=-/bin/rmdir /var/lib/rf-lock
      """;

  /** It does not tell when it is ready, which is a second after its start. */
  private static final String SLOW =
      """
      [Service]
      ExecStart=/bin/sh -c 'sleep 1; exec python3 -m http.server --bind 127.0.0.1 8300'
      """;

  private static final String LISTENS =
      """
      [Service]
      Type=notify
      NotifyAccess=all
      ExecStart=/usr/bin/python3 -c "import os, socket, subprocess, time; \
        a = socket.create_server(('127.0.0.1', 8301)); b = socket.create_server(('::', 8302), family=socket.AF_INET6); \
        c = socket.socket(socket.AF_UNIX); c.bind('/run/rf-socket'); c.listen(); \
        subprocess.run(['systemd-notify', '--ready']); time.sleep(600)"
      ExecStopPost=/bin/rm /run/rf-socket
      """;

  private TestClone clone;

  @BeforeAll
  void boot() throws IOException {
    clone =
        TestClone.boot(
            CloneRequest.of(DebianRoot.BOOKWORM.folder())
                .withUnit("rf-locks.service", LOCKS)
                .withUnit("rf-slow.service", SLOW)
                .withUnit("rf-listens.service", LISTENS));
  }

  @AfterAll
  void end() {
    clone.close();
  }

  @Test
  void whatBreaksTheSecondStartIsSeenByRestarting() throws Exception {
    String keepsLock = "[Service]\nReadOnlyPaths=/var/lib\n";
    try (ProvingGround once = ground("rf-locks.service", NOTHING, 0, Patience.DEFAULT)) {
      assertThat(once.attempt(keepsLock, once.runUnhardened()).word()).isEqualTo("works");
    }
    clone.running().run(java.util.List.of("rmdir", "/var/lib/rf-lock"), Duration.ofSeconds(9), 99);
    try (ProvingGround often = ground("rf-locks.service", NOTHING, 2, Patience.DEFAULT)) {
      Run baseline = often.runUnhardened();
      assertThat(baseline.symptoms()).isEmpty();
      assertThat(baseline.did()).containsExactly("restarted twice", "stopped");

      Symptom symptom = BrokenUnit.broken(often.attempt(keepsLock, baseline)).symptom();
      assertThat(symptom.phase()).isEqualTo(Phase.RESTART);
      assertThat(symptom.step()).isEqualTo("ExecStartPre");
    }
  }

  @Test
  void aWorkloadThatComesTooEarlyIsTriedAgain() throws Exception {
    Workload asks =
        new Workload.Shell("curl -fsS http://127.0.0.1:8300/etc/", Duration.ofSeconds(9));
    try (ProvingGround patient = ground("rf-slow.service", asks, 1, Patience.DEFAULT)) {
      assertThat(patient.runUnhardened().symptoms()).isEmpty();
    }
    Patience none =
        new Patience(
            Duration.ofSeconds(9), Duration.ofSeconds(9), Duration.ofMillis(99), Duration.ZERO);
    try (ProvingGround impatient = ground("rf-slow.service", asks, 0, none)) {
      assertThat(Judgement.unfit(impatient.runUnhardened()).orElseThrow().reason())
          .contains("the workload failed with exit status 7");
    }
  }

  @Test
  void socketsThatOpenUnhardenedHaveToOpen() throws Exception {
    try (ProvingGround ground = ground("rf-listens.service", KNOCKS, 1, Patience.DEFAULT)) {
      Run baseline = ground.runUnhardened();
      assertThat(baseline.symptoms()).isEmpty();
      assertThat(baseline.did())
          .containsExactly(
              "stayed up for 300 ms",
              "opened at /run/rf-socket, 127.0.0.1:8301, [::]:8302",
              "restarted",
              "stopped");

      assertThat(ground.attempt("[Service]\nProtectHome=yes\n", baseline).word())
          .isEqualTo("works");

      Outcome alone = ground.attempt("[Service]\nPrivateNetwork=yes\n", baseline);
      assertThat(BrokenUnit.broken(alone).symptom().describe())
          .isEqualTo(
              "the workload found nobody at 127.0.0.1:8301, [::]:8302, which opens unhardened");
    }
  }

  private ProvingGround ground(String unit, Workload workload, int restarts, Patience patience)
      throws IOException {
    return ProvingGround.of(
        clone.running(),
        unit,
        workload,
        restarts,
        patience,
        new AuditFeed.Opening.Open(clone.feed()),
        Onlooker.NONE,
        Progress.NONE);
  }
}
