package dev.ringfence.observe.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.DebianRoot;
import dev.ringfence.clone.Systemd;
import dev.ringfence.observe.Observation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stops and reloads count whether an Exec line or a signal of systemd does them. */
class StopsAndReloadsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String NAME = "life.service";

  /** Waits for signals; says when it is ready, so that none comes too early. */
  private static final String WAITS =
      "/bin/sh -c 'trap \"exit 0\" TERM USR1; trap : HUP; systemd-notify --ready;"
          + " while :; do sleep 0.05; done'\n";

  @ParameterizedTest
  @EnumSource(DebianRoot.class)
  void aServiceThatSystemdStopsBySignal(DebianRoot root) throws Exception {
    Observation seen = observed(root, notifying("") + "ExecStart=" + WAITS, StopsAndReloadsIT::run);

    assertThat(seen.stops()).isEqualTo(1);
    assertThat(seen.restarts()).isZero();
    assertThat(seen.reloads()).isZero();
  }

  @Test
  void aSignalOfItsOwnChoice() throws Exception {
    Observation seen =
        observed(
            DebianRoot.BOOKWORM,
            notifying("KillSignal=SIGUSR1\n") + "ExecStart=" + WAITS,
            systemd -> {
              started(systemd);
              systemd.kill(NAME, 1); // SIGHUP stops nothing
              assertThat(systemd.restart(NAME, PATIENCE).isDone()).isTrue();
              stopped(systemd);
            });

    assertThat(seen.stops()).isEqualTo(2);
    assertThat(seen.restarts()).isEqualTo(1);
  }

  @Test
  void anExecStopLineAndTheSignalAfterItAreOneStop() throws Exception {
    Observation seen =
        observed(
            DebianRoot.BOOKWORM,
            notifying("") + "ExecStart=" + WAITS + "ExecStop=/bin/true\n",
            StopsAndReloadsIT::run);

    assertThat(seen.stops()).isEqualTo(1);
  }

  @Test
  void aServiceThatEndsByItself() throws Exception {
    Observation seen =
        observed(
            DebianRoot.BOOKWORM,
            "[Service]\nType=oneshot\nExecStart=/bin/true\nExecStart=/bin/true 2\n",
            StopsAndReloadsIT::started);

    assertThat(seen.stops()).isEqualTo(1);
  }

  @Test
  void theEndOfTheCloneIsNoStop() throws Exception {
    Observation seen =
        observed(
            DebianRoot.BOOKWORM, notifying("") + "ExecStart=" + WAITS, StopsAndReloadsIT::started);

    assertThat(seen.stops()).isZero();
  }

  @Test
  void aReloadBySignal() throws Exception {
    Observation seen =
        observed(
            DebianRoot.TRIXIE,
            """
            [Service]
            Type=notify-reload
            NotifyAccess=all
            ExecStart=/bin/sh -c 'trap "exit 0" TERM; \
              trap "systemd-notify --reloading; systemd-notify --ready" HUP; \
              systemd-notify --ready; while :; do sleep 0.05; done'
            """,
            systemd -> {
              started(systemd);
              assertThat(systemd.reloadUnit(NAME, PATIENCE).isDone()).isTrue();
              stopped(systemd);
            });

    assertThat(seen.stops()).isEqualTo(1);
    assertThat(seen.reloads()).isEqualTo(1);
  }

  private static String notifying(String more) {
    return "[Service]\nType=notify\nNotifyAccess=all\n" + more;
  }

  private static void started(Systemd systemd) throws Exception {
    assertThat(systemd.start(NAME, PATIENCE).isDone()).isTrue();
  }

  private static void stopped(Systemd systemd) throws Exception {
    assertThat(systemd.stop(NAME, PATIENCE).isDone()).isTrue();
  }

  private static void run(Systemd systemd) throws Exception {
    started(systemd);
    stopped(systemd);
  }

  private static Observation observed(DebianRoot root, String unit, WatchedUnit.Life life)
      throws Exception {
    return WatchedUnit.observed(root, NAME, unit, life).coverage().observations().getFirst();
  }
}
