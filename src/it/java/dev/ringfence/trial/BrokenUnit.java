package dev.ringfence.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.linux.AuditRecord;
import dev.ringfence.linux.Signal;
import java.util.List;
import java.util.function.Consumer;

/**
 * A service that works, the sandbox that is put on it, and what has to come of it.
 *
 * @param name says what breaks
 * @param service its [Service] section
 * @param dropIn the sandbox, a whole drop-in
 * @param expected checks the outcome of the trial
 */
record BrokenUnit(String name, String service, String dropIn, Consumer<Outcome> expected) {
  private static final String ONESHOT = "Type=oneshot\n";
  private static final String DEAF_MEMORY = "no record from 254 on";

  @Override
  public String toString() {
    return name;
  }

  String unit() {
    return "rf-" + name + ".service";
  }

  String text() {
    return "[Service]\n" + service + "\n";
  }

  private static BrokenUnit oneshot(
      String name, String command, String settings, Consumer<Outcome> expected) {
    return new BrokenUnit(
        name, ONESHOT + "ExecStart=" + command, "[Service]\n" + settings + "\n", expected);
  }

  private static BrokenUnit running(
      String name, String command, String settings, Consumer<Outcome> expected) {
    return new BrokenUnit(name, "ExecStart=" + command, "[Service]\n" + settings + "\n", expected);
  }

  private static String python(String program) {
    return "/usr/bin/python3 -c \"" + program + "\"";
  }

  /** Runs on after it did something, as a daemon does. */
  private static String daemon(String program) {
    return python(program + "; import time; time.sleep(600)");
  }

  private static final String NOTIFY =
      "import os, socket, time; s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM);"
          + " s.connect(os.environ['NOTIFY_SOCKET']) if 'NOTIFY_SOCKET' in os.environ else 0;"
          + " s.send(b'READY=1') if 'NOTIFY_SOCKET' in os.environ else 0; time.sleep(600)";

  /** What "no-network" connects to; runs in the clone from the start. */
  static final String LISTENER =
      "[Service]\nType=exec\nExecStart="
          + python(
              "import socket, time; s = socket.create_server(('127.0.0.1', 8181));"
                  + " time.sleep(6000)")
          + "\n";

  static List<BrokenUnit> all() {
    return List.of(
        oneshot(
            "jail-without-libraries",
            "/usr/sbin/nginx -t",
            "TemporaryFileSystem=/:ro\nBindReadOnlyPaths=/usr/sbin/nginx",
            setUp(203, 0)),
        oneshot(
            "jail-without-program",
            "/usr/sbin/nginx -t",
            "TemporaryFileSystem=/:ro\nBindReadOnlyPaths=/usr/lib /lib64 /lib",
            setUp(203, 0)),
        oneshot(
            "writable-path-missing",
            "/bin/true",
            "ProtectSystem=strict\nReadWritePaths=/nonexistent/directory",
            setUp(226, 2)),
        oneshot("bind-source-missing", "/bin/true", "BindPaths=/nowhere:/mnt", setUp(226, 2)),
        oneshot("root-directory-missing", "/bin/true", "RootDirectory=/nonexistent", setUp(226, 2)),
        oneshot("user-missing", "/bin/true", "User=nobody-has-this-name", setUp(217, 3)),
        oneshot("group-missing", "/bin/true", "Group=nobody-has-this-name", setUp(216, 3)),
        oneshot(
            "capabilities-for-a-user",
            "/bin/true",
            "User=www-data\nAmbientCapabilities=CAP_SYS_RESOURCE",
            BrokenUnit::works),
        oneshot(
            "other-architecture", "/bin/true", "SystemCallArchitectures=x86", BrokenUnit::works),
        oneshot(
            "killed-by-filter",
            python("import os; os.chroot('/')"),
            "SystemCallFilter=~chroot",
            killed("chroot")),
        oneshot(
            "killed-by-filter-with-core",
            python("import os; os.chroot('/')"),
            "SystemCallFilter=~chroot\nLimitCORE=infinity",
            killed("chroot")),
        oneshot(
            "filter-allows-too-little",
            "/bin/true",
            "SystemCallFilter=@default @basic-io",
            outcome -> assertThat(broken(outcome).symptom()).isInstanceOf(Symptom.Killed.class)),
        running(
            "killed-later-by-filter",
            daemon("import os; os.chroot('/')"),
            "SystemCallFilter=~chroot",
            killed("chroot")),
        oneshot(
            "refused-by-filter",
            python("import os; os.chroot('/')"),
            "SystemCallFilter=~chroot\nSystemCallErrorNumber=EPERM",
            exits(1, "chroot")),
        oneshot(
            "refused-the-loader",
            "/bin/true",
            "SystemCallFilter=@default\nSystemCallErrorNumber=EPERM",
            exits(127, "openat")),
        running(
            "refused-and-goes-on",
            daemon("import ctypes; ctypes.CDLL(None).chroot(b'/')"),
            "SystemCallFilter=~chroot\nSystemCallErrorNumber=EPERM",
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        Outcome.Degraded.class,
                        degraded -> assertThat(syscalls(degraded.refused())).contains("chroot"))),
        oneshot(
            "writable-and-executable-memory",
            python("import mmap; mmap.mmap(-1, 4096, prot=7)"),
            "MemoryDenyWriteExecute=yes",
            exits(1, DEAF_MEMORY)),
        oneshot(
            "just-in-time-compiler",
            "/opt/jdk/bin/java -version",
            "MemoryDenyWriteExecute=yes",
            exits(1, DEAF_MEMORY)),
        oneshot(
            "internet-socket",
            python("import socket; socket.socket()"),
            "RestrictAddressFamilies=AF_UNIX",
            exits(1, "socket")),
        running(
            "notify-socket",
            python(NOTIFY),
            "Type=notify\nRestrictAddressFamilies=AF_INET",
            exits(1, "socket")),
        running("silent-notify", "/bin/sleep 600", "Type=notify", tookTooLong(Phase.START)),
        oneshot("read-only-file", "/bin/touch /var/lib/x", "ProtectSystem=strict", exits(1)),
        oneshot("hidden-device", "/bin/dd if=/dev/fuse count=0", "PrivateDevices=yes", exits(1)),
        oneshot(
            "denied-device",
            python("import os; os.close(os.open('/dev/fuse', os.O_RDWR))"),
            "DevicePolicy=closed",
            exits(1)),
        oneshot("foreign-user", python("import os; os.setuid(33)"), "PrivateUsers=yes", exits(1)),
        oneshot("foreign-owner", "/bin/chown www-data /tmp", "PrivateUsers=yes", exits(1)),
        oneshot(
            "low-port",
            python("import socket; socket.socket().bind(('127.0.0.1', 81))"),
            "CapabilityBoundingSet=~CAP_NET_BIND_SERVICE",
            exits(1)),
        oneshot(
            "working-directory-hidden",
            "/bin/true",
            "ProtectHome=yes\nWorkingDirectory=/root/.cache",
            setUp(200, 2)),
        oneshot(
            "no-network",
            python("import socket; socket.create_connection(('127.0.0.1', 8181))"),
            "PrivateNetwork=yes",
            exits(1)),
        oneshot(
            "no-address",
            python(
                "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
                    + ".sendto(b'x', ('127.0.0.1', 9))"),
            "IPAddressDeny=any",
            exits(1)),
        oneshot(
            "new-namespace",
            "/usr/bin/unshare -m true",
            "RestrictNamespaces=yes",
            exits(1, "unshare")),
        oneshot("process-files", "/bin/cat /proc/meminfo", "ProcSubset=pid", exits(1)),
        oneshot(
            "kernel-setting",
            "/bin/sh -c 'echo 1 >/proc/sys/net/ipv4/ip_forward'",
            "ProtectKernelTunables=yes",
            exits(2)),
        oneshot(
            "not-executable",
            "/usr/bin/true",
            "NoExecPaths=/\nExecPaths=/usr/bin/sh",
            setUp(203, 13)),
        running("hang", "/bin/sleep 600", "Type=oneshot", tookTooLong(Phase.START)),
        oneshot(
            "unknown-words",
            "/bin/true",
            "ProtectSystem=foo\nSystemCallFilter=@nosuchset\nNoSuchKey=1",
            outcome -> {
              Outcome.Broken broken = broken(outcome);
              assertThat(broken.symptom()).isInstanceOf(Symptom.Killed.class);
              assertThat(broken.run().ignored())
                  .extracting(IgnoredLine::line)
                  .containsExactly(2, 3, 4);
            }),
        new BrokenUnit(
            "pid-file",
            "Type=forking\nPIDFile=/run/rf-pid/pid\nExecStart=/bin/sh -c '(sleep 600 &"
                + " mkdir -p /run/rf-pid; echo $$! >/run/rf-pid/pid)'",
            "[Service]\nProtectSystem=strict\n",
            outcome -> assertThat(broken(outcome).symptom().phase()).isEqualTo(Phase.START)),
        oneshot(
            "process-limit",
            "/bin/sh -c '/bin/true; /bin/true'",
            // Counted for the user on the whole machine, so one that nobody else uses.
            "LimitNPROC=0\nUser=games",
            exits(2)),
        oneshot(
            "realtime",
            "/usr/bin/chrt -f 1 true",
            "RestrictRealtime=yes",
            exits(1, "sched_setscheduler")),
        oneshot(
            "set-user-bit",
            "/bin/sh -c 'touch /tmp/s && chmod u+s /tmp/s'",
            "RestrictSUIDSGID=yes",
            outcome -> {
              assertThat(broken(outcome).symptom()).isInstanceOf(Symptom.Exited.class);
              assertThat(syscalls(broken(outcome).refused())).anyMatch(s -> s.startsWith("fchmod"));
            }),
        oneshot(
            "personality",
            "/usr/bin/setarch i686 true",
            "LockPersonality=yes",
            exits(1, "personality")),
        new BrokenUnit(
            "state-directory-read-only",
            ONESHOT
                + "StateDirectory=rf-state\nUser=nobody\nExecStart=/bin/touch"
                + " /var/lib/rf-state/x",
            "[Service]\nReadOnlyPaths=/var/lib\n",
            BrokenUnit::works),
        oneshot("profile-missing", "/bin/true", "AppArmorProfile=nosuchprofile", BrokenUnit::works),
        new BrokenUnit(
            "condition",
            ONESHOT + "ExecStart=/bin/true",
            "[Unit]\nConditionPathExists=/nonexistent\n",
            outcome ->
                assertThat(broken(outcome).symptom())
                    .isEqualTo(
                        new Symptom.ConditionsUnmet(
                            Phase.START,
                            List.of(new Condition("ConditionPathExists", "/nonexistent"))))),
        new BrokenUnit(
            "assertion",
            ONESHOT + "ExecStart=/bin/true",
            "[Unit]\nAssertPathExists=!/usr\n",
            outcome ->
                assertThat(broken(outcome).symptom())
                    .isEqualTo(
                        new Symptom.ConditionsUnmet(
                            Phase.START, List.of(new Condition("AssertPathExists", "!/usr"))))),
        oneshot("dynamic-user", "/bin/touch /var/lib/x", "DynamicUser=yes", exits(1)),
        oneshot(
            "no-new-privileges",
            "/usr/bin/mount --version",
            "NoNewPrivileges=yes\nUser=www-data",
            BrokenUnit::works),
        oneshot("credential-missing", "/bin/true", "LoadCredential=x:/nonexistent", setUp(243, -1)),
        running(
            "notify-in-a-jail",
            python(NOTIFY),
            "Type=notify\nTemporaryFileSystem=/:ro\nBindReadOnlyPaths=/usr /lib /lib64",
            exits(1)));
  }

  private static void works(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Works.class);
  }

  static Outcome.Broken broken(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Broken.class);
    return (Outcome.Broken) outcome;
  }

  /** systemd could not set it up; an errno of -1 may be any but 0. */
  private static Consumer<Outcome> setUp(int status, int errno) {
    return outcome ->
        assertThat(broken(outcome).symptom())
            .isInstanceOfSatisfying(
                Symptom.SetUpFailed.class,
                failed -> {
                  assertThat(failed.status()).isEqualTo(new ExitStatus(status));
                  if (errno < 0) {
                    assertThat(failed.errno()).isPositive();
                  } else {
                    assertThat(failed.errno()).isEqualTo(errno);
                  }
                });
  }

  private static Consumer<Outcome> killed(String syscall) {
    return outcome -> {
      assertThat(broken(outcome).symptom())
          .isInstanceOfSatisfying(
              Symptom.Killed.class, killed -> assertThat(killed.signal()).isEqualTo(Signal.SYS));
      assertThat(syscalls(broken(outcome).refused())).containsExactly(syscall);
    };
  }

  private static Consumer<Outcome> exits(int status) {
    return outcome ->
        assertThat(broken(outcome).symptom())
            .isInstanceOfSatisfying(
                Symptom.Exited.class,
                exited -> assertThat(exited.status()).isEqualTo(new ExitStatus(status)));
  }

  private static Consumer<Outcome> exits(int status, String syscall) {
    return outcome -> {
      exits(status).accept(outcome);
      if (!syscall.equals(DEAF_MEMORY)) {
        assertThat(syscalls(broken(outcome).refused())).contains(syscall);
      }
    };
  }

  private static Consumer<Outcome> tookTooLong(Phase phase) {
    return outcome ->
        assertThat(broken(outcome).symptom())
            .isInstanceOfSatisfying(
                Symptom.TookTooLong.class, late -> assertThat(late.phase()).isEqualTo(phase));
  }

  private static List<String> syscalls(List<AuditRecord> records) {
    return records.stream()
        .filter(AuditRecord.Seccomp.class::isInstance)
        .map(record -> ((AuditRecord.Seccomp) record).syscall())
        .toList();
  }
}
