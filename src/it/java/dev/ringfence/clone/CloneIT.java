package dev.ringfence.clone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A clone of this very host, with units that exist in the clone alone. */
@SuppressWarnings("try") // an explicit close is what some tests are about
class CloneIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final CloneRequest WITH_SLEEPER =
      CloneRequest.of(Path.of("/"))
          .withUnit("sleeper.service", "[Service]\nExecStart=/usr/bin/sleep 1000\n");

  @Test
  void aUnitOfTheClonesOwnStartsAndTakesADropIn() throws Exception {
    try (Clone clone = Clone.boot(WITH_SLEEPER)) {
      Systemd systemd = clone.systemd();
      assertThat(systemd.start("sleeper.service", PATIENCE).isDone()).isTrue();
      UnitProperties before = systemd.properties("sleeper.service");
      assertThat(before.text("ActiveState")).isEqualTo("active");
      assertThat(clone.cgroupOf(before).resolve("cgroup.procs")).content().isNotBlank();

      clone.writeFile(CloneRequest.UNITS + "/sleeper.service.d/x.conf", "[Service]\nNice=5\n");
      systemd.reload();
      assertThat(systemd.restart("sleeper.service", PATIENCE).isDone()).isTrue();
      assertThat(systemd.properties("sleeper.service").number("Nice")).isEqualTo(5);
      assertThat(systemd.stop("sleeper.service", PATIENCE).isDone()).isTrue();
      assertThat(systemd.properties("sleeper.service").text("ActiveState")).isEqualTo("inactive");
    }
  }

  @Test
  void systemdsOwnWordsComeBackForAUnitThatIsNotThere() throws Exception {
    try (Clone clone = Clone.boot(WITH_SLEEPER)) {
      assertThat(clone.systemd().start("no-such.service", PATIENCE))
          .isEqualTo(
              new JobOutcome.Refused(
                  "org.freedesktop.systemd1.NoSuchUnit", "Unit no-such.service not found."));
    }
  }

  @Test
  void aWorkloadIsBoundedInTimeAndOutputAndLeavesNoChildren() throws Exception {
    try (Clone clone = Clone.boot(WITH_SLEEPER)) {
      String script = "setsid sleep 987 & head -c 1000000 /dev/zero; echo oops >&2; exit 3";
      Execution.Result result = clone.run(List.of("sh", "-c", script), PATIENCE, 1000);
      assertThat(result.exitCode()).isEqualTo(3);
      assertThat(result.timedOut()).isFalse();
      assertThat(result.out().text()).hasSize(1000);
      assertThat(result.out().dropped()).isEqualTo(999_000);
      assertThat(result.err().text()).isEqualTo("oops\n");
      assertThat(clone.run(List.of("pgrep", "-f", "sleep 987"), PATIENCE, 1000).exitCode())
          .isEqualTo(1);

      Execution.Result hang = clone.run(List.of("sleep", "99"), Duration.ofMillis(300), 1000);
      assertThat(hang.timedOut()).isTrue();
      assertThat(hang.took()).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void theJournalTellsWhatAServiceWrote() throws Exception {
    CloneRequest request =
        WITH_SLEEPER.withUnit(
            "talker.service",
            "[Service]\nType=oneshot\nExecStart=/bin/sh -c 'echo first; printf \"bad \\\\377 byte\"'\n");
    try (Clone clone = Clone.boot(request)) {
      assertThat(clone.systemd().start("talker.service", PATIENCE).isDone()).isTrue();
      List<JournalEntry> entries = clone.journal(List.of("_SYSTEMD_UNIT=talker.service"));
      assertThat(entries)
          .extracting(JournalEntry::message)
          .containsExactly("first", "bad \ufffd byte");
      List<JournalEntry> rest =
          clone.journal(
              List.of(
                  "--after-cursor=" + entries.getFirst().text("__CURSOR"),
                  "_SYSTEMD_UNIT=talker.service"));
      assertThat(rest).hasSize(1);
    }
  }

  @Test
  void aFileIsWrittenIntoTheCloneEvenWhereALinkLeadsBackToTheHost() throws Exception {
    Path host = Files.createTempDirectory("ringfence-it");
    try (Clone clone = Clone.boot(WITH_SLEEPER)) {
      // In the clone /tmp is another: the same path, and yet not the host's directory.
      clone.run(
          List.of("sh", "-c", "mkdir -p " + host + "; ln -s " + host + " /opt/link"), PATIENCE, 99);
      for (String path : List.of("/opt/link/x", "/run/x", "/run/new/directory/x", "/run/x")) {
        clone.writeFile(path, "text of " + path);
        assertThat(clone.run(List.of("cat", path), PATIENCE, 99).out().text())
            .isEqualTo("text of " + path);
      }
      assertThat(host).isEmptyDirectory();
      assertThat(Path.of("/run/new")).doesNotExist();
    } finally {
      Files.delete(host);
    }
  }

  @Test
  void anExcludedDirectoryIsEmptyWithTheSameOwnerAndMode() throws Exception {
    CloneRequest request = WITH_SLEEPER.withExcluded(List.of(Path.of("/var/lib/dpkg")));
    List<String> look = List.of("sh", "-c", "stat -c '%a %u:%g' /var/lib/dpkg; ls /var/lib/dpkg");
    try (Clone clone = Clone.boot(request)) {
      assertThat(clone.run(look, PATIENCE, 99).out().text()).isEqualTo("755 0:0\n");
    }
  }

  @Test
  void whatIsWrittenToADiskIsGoneWithTheClone() throws Exception {
    Path disk = Files.createTempDirectory(Path.of("/var/tmp"), "ringfence-it");
    Clone clone = Clone.boot(WITH_SLEEPER.withUpper(new Upper.OnDisk(disk)));
    try (clone) {
      clone.run(List.of("sh", "-c", "echo written >/opt/written"), PATIENCE, 99);
      try (Stream<Path> files = Files.walk(disk)) {
        assertThat(files).anyMatch(file -> file.endsWith("upper0/opt/written"));
      }
    }
    assertThat(clone.awaitGone(PATIENCE)).isTrue();
    assertThat(disk).isEmptyDirectory();
    Files.delete(disk);
  }

  @Test
  void aCloneSeesAsManyCpusAsItMay() throws Exception {
    try (Clone clone = Clone.boot(WITH_SLEEPER.withCpus(1))) {
      assertThat(clone.run(List.of("nproc"), PATIENCE, 99).out().text()).isEqualTo("1\n");
      clone.systemd().start("sleeper.service", PATIENCE);
      String script = "taskset -p $(systemctl show -P MainPID sleeper)";
      assertThat(clone.run(List.of("sh", "-c", script), PATIENCE, 99).out().text())
          .matches("(?s).*: [12]\n");
    }
  }

  @Test
  void nothingIsLeftOfAClosedClone() throws Exception {
    Clone clone = Clone.boot(WITH_SLEEPER);
    clone.close();
    assertThat(clone.awaitGone(PATIENCE)).isTrue();
    assertThat(clone.cgroup()).doesNotExist();
    assertThat(Path.of("/proc/" + clone.pid())).doesNotExist();
  }
}
