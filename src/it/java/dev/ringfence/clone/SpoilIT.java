package dev.ringfence.clone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.DebianRoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What root does in a clone by accident, the host does not feel. */
class SpoilIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Nothing below runs unless it is a clone that it runs in. */
  private static final String GUARD =
      "[ \"$(stat -f -c %T /)\" = overlayfs ] && [ \"$(cat /proc/1/comm)\" = systemd ] || exit 99\n";

  private static final CloneRequest HOST = CloneRequest.of(Path.of("/"));

  @TempDir Path host;

  @Test
  void theHostIsTheSameAfterRootDidItsWorst() throws Exception {
    Files.writeString(host.resolve("precious"), "data");
    Path[] watched = {Path.of("/etc"), Path.of("/home"), Path.of("/opt"), host};
    HostState before = HostState.now(watched);
    long offset = System.currentTimeMillis() - System.nanoTime() / 1_000_000;
    try (Clone clone = Clone.boot(HOST)) {
      String script =
          GUARD
              + """
              exec 2>&1
              echo spoilt >%1$s/precious; rm -rf %1$s
              rm -rf /etc/cron* /home /opt /srv /var/lib /usr/share/doc
              userdel -f nobody; groupdel -f nogroup; echo root: >/etc/passwd
              rm -rf /etc
              hostname spoilt; domainname spoilt
              for f in $(find /proc/sys -type f -not -path '/proc/sys/net/*'); do echo 1 >$f; done
              echo 1 >/proc/sys/net/ipv4/ip_forward || echo 'MISSING: own network settings'
              echo b >/proc/sysrq-trigger
              ip link add spoilt type dummy; ip link set lo down; ip route add default dev lo
              chmod 000 /dev/null /dev/zero /dev/tty; chown 1:1 /dev/random; rm -f /dev/full
              mount -t tmpfs spoilt /mnt; mount --bind /tmp /usr; umount -l /usr; umount -a -l
              mount -o remount,ro /; swapoff -a
              date -s '2001-01-01'; hwclock -w
              mknod /vda b 254 0 && echo 'MISSING: mknod was allowed'
              dmesg -C; dmesg -n 1
              kill -9 1; kill -9 -1
              """
                  .formatted(host);
      Execution.Result result = clone.run(List.of("sh", "-c", script), PATIENCE, 100_000);
      assertThat(result.exitCode()).isNotEqualTo(99);
      assertThat(result.timedOut()).isFalse();
      assertThat(result.out().text()).doesNotContain("MISSING").contains("Read-only file system");
    }
    assertThat(before.differences(HostState.now(watched))).isEmpty();
    assertThat(host.resolve("precious")).hasContent("data");
    assertThat(System.currentTimeMillis() - System.nanoTime() / 1_000_000)
        .isBetween(offset - 1000, offset + 1000);
  }

  @Test
  void aServiceWithItsOwnProcDoesNotReachTheHostsSettings() throws Exception {
    Path setting = Path.of("/proc/sys/vm/stat_interval");
    String before = Files.readString(setting);
    String unit =
        """
        [Service]
        Type=oneshot
        ProtectProc=invisible
        ExecStart=-/bin/sh -c 'echo 77 >/proc/sys/vm/stat_interval'
        ExecStart=/bin/sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'
        """;
    try (Clone clone = Clone.boot(HOST.withUnit("spoil.service", unit))) {
      assertThat(clone.systemd().start("spoil.service", PATIENCE).isDone()).isTrue();
      assertThat(clone.notes()).noneMatch(note -> note.contains("/proc/sys"));
    }
    assertThat(setting).hasContent(before);
  }

  /** Opens everything there for writing, and writes nothing. */
  private static String opens(String where) {
    return """
    [Service]
    Type=oneshot
    Environment=PATH=/usr/bin:/bin
    ExecStart=/bin/sh -c 'for f in $$(find %s -type f -perm /222 2>/dev/null); \
      do (: >>$$f) 2>/dev/null && echo "WRITABLE $$f"; done; echo LOOKED; ls /sys/class/net'
    """
        .formatted(where);
  }

  /** systemd 252 binds /sys, 257 mounts a new one. */
  @ParameterizedTest
  @EnumSource(DebianRoot.class)
  void aServiceWithItsOwnSysDoesNotReachTheHostsSettings(DebianRoot debian) throws Exception {
    String write = opens("/sys -not -path \"/sys/fs/cgroup/*\"") + "PrivateNetwork=yes\n";
    assertNothingIsWritable(
        debian,
        write,
        List.of(
            "",
            "MountAPIVFS=yes",
            "ProtectSystem=strict",
            "PrivateUsers=yes",
            "ProtectControlGroups=yes",
            "RootDirectory=/usr\nMountAPIVFS=yes"));
  }

  /** systemd 257 carries over what is mounted below /proc, 252 does not. */
  @ParameterizedTest
  @EnumSource(DebianRoot.class)
  void noServiceWithItsOwnProcReachesTheHostsInterrupts(DebianRoot debian) throws Exception {
    assertNothingIsWritable(
        debian,
        // What is written to pressure ends with the writer.
        opens(
            "/proc -not -path \"/proc/[0-9]*\" -not -path \"/proc/sys/*\" -not -path \"/proc/pressure/*\""),
        List.of(
            "",
            "ProtectProc=invisible",
            "ProcSubset=pid",
            "ProtectControlGroups=yes",
            "MountAPIVFS=yes",
            "RootDirectory=/usr",
            "ProtectProc=noaccess\nReadOnlyPaths="));
    CloneRequest withBus =
        CloneRequest.of(debian.folder()).withStarts(List.of("dbus.socket", "dbus.service"));
    try (Clone clone = Clone.boot(withBus)) {
      List<String> transientUnit =
          List.of("systemd-run", "-qP", "-p", "ProtectProc=invisible", "sh", "-c", LOOK);
      Execution.Result result = clone.run(transientUnit, PATIENCE, 10_000);
      assertThat(result.out().text()).as(result.toString()).isEqualTo("held\n");
    }
  }

  private static final String LOOK =
      "(: >>/proc/irq/default_smp_affinity) 2>/dev/null && echo WRITABLE || echo held";

  private static void assertNothingIsWritable(DebianRoot debian, String write, List<String> ways)
      throws Exception {
    CloneRequest request = CloneRequest.of(debian.folder());
    for (int i = 0; i < ways.size(); i++) {
      request = request.withUnit("spoil" + i + ".service", write + ways.get(i) + "\n");
    }
    try (Clone clone = Clone.boot(request)) {
      for (int i = 0; i < ways.size(); i++) {
        String unit = "spoil" + i + ".service";
        assertThat(clone.systemd().start(unit, PATIENCE).isDone()).as(ways.get(i)).isTrue();
        // By the clone's whole journal: a jail has its own.
        List<String> said =
            clone.journal(List.of("--unit=" + unit)).stream().map(JournalEntry::message).toList();
        assertThat(said).as(ways.get(i)).contains("LOOKED");
        assertThat(said).as(ways.get(i)).noneMatch(line -> line.contains("WRITABLE"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reboot -f", "systemctl reboot", "poweroff -f", "systemctl poweroff", "halt -f"})
  void aRebootEndsTheCloneAlone(String command) throws Exception {
    try (Clone clone = Clone.boot(HOST)) {
      List<String> program = List.of("sh", "-c", GUARD + command + "; sleep 5");
      Execution.Result result = clone.run(program, Duration.ofSeconds(15), 1000);
      assertThat(result.exitCode()).isNotEqualTo(99);
      if (command.startsWith("systemctl")) {
        assertThat(clone.awaitGone(Duration.ofSeconds(10))).isTrue();
        assertThatThrownBy(() -> clone.systemd().start("basic.target", PATIENCE))
            .isInstanceOf(CloneFailedException.class)
            .hasMessageContaining("the clone's systemd is gone");
        assertThatThrownBy(() -> clone.run(List.of("true"), PATIENCE, 1000))
            .isInstanceOf(CloneFailedException.class)
            .hasMessageContaining("the clone is gone");
      } else {
        // reboot(2) itself is denied to the clone, which lives on.
        assertThat(clone.run(List.of("true"), PATIENCE, 1000).exitCode()).isZero();
      }
    }
  }

  @Test
  void aForkBombIsBounded() throws Exception {
    Limits limits = new Limits(300, 1L << 30, 256L << 20);
    try (Clone clone = Clone.boot(HOST.withLimits(limits))) {
      String bomb = GUARD + "sleep 60 & while sleep 60 & do :; done; echo bounded";
      Execution.Result result = clone.run(List.of("sh", "-c", bomb), PATIENCE, 10_000);
      assertThat(result.timedOut()).isFalse();
      assertThat(result.err().text()).contains("Cannot fork");
      // The clone itself has survived, and the bomb's children are dead, be they buried or not.
      assertThat(clone.run(List.of("pgrep", "-r", "R,S,D", "sleep"), PATIENCE, 1000).exitCode())
          .isEqualTo(1);
    }
  }

  @Test
  void aMemoryHogIsKilledWithinTheClone() throws Exception {
    Limits limits = new Limits(300, 300L << 20, 100L << 20);
    try (Clone clone = Clone.boot(HOST.withLimits(limits))) {
      List<String> hog = List.of("sh", "-c", GUARD + "exec tail /dev/zero");
      assertThat(clone.run(hog, PATIENCE, 1000).exitCode()).isEqualTo(128 + 9);
      assertThat(clone.systemd().properties("init.scope").text("ActiveState")).isEqualTo("active");
    }
  }

  @Test
  void aFullDiskIsFullAtTheBound() throws Exception {
    Limits limits = new Limits(300, 1L << 30, 50L << 20);
    try (Clone clone = Clone.boot(HOST.withLimits(limits))) {
      for (String place : List.of("/var/lib", "/tmp", "/run", "/dev/shm")) {
        String fill = GUARD + "dd if=/dev/zero of=" + place + "/fill bs=1M count=100 2>&1";
        Execution.Result result = clone.run(List.of("sh", "-c", fill), PATIENCE, 1000);
        assertThat(result.out().text()).as(place).contains("No space left on device");
      }
    }
  }
}
