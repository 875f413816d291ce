package dev.ringfence.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small programs and what must come out, against a program that does nothing. The expectations are
 * differences: {@code -Name} for a directive that goes, {@code Name=...} for one that changes.
 */
class SmallProgramsTest {
  private static final SeenService NOTHING = SeenService.thatDoesNothing();

  private static SeenService program() {
    return SeenService.thatDoesNothing();
  }

  private static Arguments row(String name, SeenService service, String... differences) {
    return Arguments.of(name, service, List.of(differences));
  }

  static List<Arguments> programs() {
    return List.of(
        row("writes /dev/null", program().device(FileAccess.WRITE, "/dev/null")),
        row(
            "lists /dev (ls reads /proc/filesystems)",
            program()
                .call("getdents64", "ioctl", "statfs")
                .directory(FileAccess.LIST, "/dev")
                .file(FileAccess.READ, "/proc/filesystems"),
            "-PrivateDevices",
            "+DevicePolicy=closed",
            "-ProcSubset"),
        row("reads /proc/cpuinfo", program().file(FileAccess.READ, "/proc/cpuinfo"), "-ProcSubset"),
        row(
            "lists /proc/1",
            program()
                .call("getdents64")
                .fact(
                    new Fact.OtherProcess(
                        program().seen(), "getdents64", FileAccess.LIST, "/proc/PID", "systemd")),
            "-ProtectProc"),
        row(
            "reads /proc/kallsyms",
            program().file(FileAccess.READ, "/proc/kallsyms"),
            "-ProcSubset",
            "-ProtectKernelTunables"),
        row(
            "lists /usr/lib/modules",
            program().call("getdents64").directory(FileAccess.LIST, "/usr/lib/modules"),
            "-ProtectKernelModules"),
        row(
            "dmesg",
            program().device(FileAccess.READ, "/dev/kmsg").capability("CAP_SYSLOG", "openat"),
            "-ProtectKernelLogs",
            "-PrivateDevices",
            "-PrivateUsers",
            "+DevicePolicy=closed",
            "+DeviceAllow=/dev/kmsg r",
            "CapabilityBoundingSet=CAP_SYSLOG"),
        row(
            "dmesg -S",
            program()
                .call("syslog")
                .fact(new Fact.KernelLog(program().seen(), "SYSLOG_ACTION_READ_ALL"))
                .capability("CAP_SYSLOG", "syslog"),
            "-ProtectKernelLogs",
            "-PrivateUsers",
            "CapabilityBoundingSet=CAP_SYSLOG",
            "SystemCallFilter=@system-service syslog | ~@privileged @resources @setuid @keyring"
                + " @memlock @aio"),
        row(
            "ss -l",
            program()
                .socket("AF_NETLINK", "SOCK_RAW", "NETLINK_SOCK_DIAG")
                .socket("AF_UNIX", "SOCK_STREAM", "0")
                .directory(FileAccess.LIST, "/proc")
                .file(FileAccess.READ, "/proc/slabinfo")
                .fact(
                    new Fact.OtherProcess(
                        program().seen(), "openat", FileAccess.READ, "/proc/PID/fd", "sshd")),
            "-ProtectProc",
            "-ProcSubset",
            "-PrivateNetwork",
            "RestrictAddressFamilies=AF_NETLINK AF_UNIX"),
        row(
            "mmap W+X",
            program()
                .fact(
                    new Fact.ExecutableMemory(
                        program().seen(), "mmap", Fact.Executable.WRITABLE, "")),
            "-MemoryDenyWriteExecute"),
        row("mmap W alone", program().call("mmap")),
        row(
            "sched RR",
            program()
                .call("sched_setscheduler")
                .capability("CAP_SYS_NICE", "sched_setscheduler")
                .fact(new Fact.Scheduling(program().seen(), "sched_setscheduler", "SCHED_RR")),
            "-RestrictRealtime",
            "-PrivateUsers",
            "CapabilityBoundingSet=CAP_SYS_NICE",
            "SystemCallFilter=@system-service | ~@privileged @setuid @keyring @memlock @aio"),
        row(
            "sched IDLE",
            program()
                .call("sched_setscheduler")
                .fact(new Fact.Scheduling(program().seen(), "sched_setscheduler", "SCHED_IDLE")),
            "SystemCallFilter=@system-service | ~@privileged @setuid @keyring @memlock @aio"),
        row(
            "binds 127.0.0.1:1234",
            program().socket("AF_INET", "SOCK_STREAM", "tcp").bind("tcp", "127.0.0.1", 1234),
            "-PrivateNetwork",
            "RestrictAddressFamilies=AF_INET",
            "+IPAddressAllow=localhost",
            "+SocketBindAllow=tcp:1234"),
        row(
            "raw AF_PACKET",
            program().socket("AF_PACKET", "SOCK_RAW", "0").capability("CAP_NET_RAW", "socket"),
            "-PrivateNetwork",
            "-PrivateUsers",
            "-RestrictNetworkInterfaces",
            "RestrictAddressFamilies=AF_PACKET",
            "CapabilityBoundingSet=CAP_NET_RAW"),
        row(
            "AF_NETLINK raw: no capability",
            program().socket("AF_NETLINK", "SOCK_RAW", "NETLINK_ROUTE"),
            "-PrivateNetwork",
            "RestrictAddressFamilies=AF_NETLINK"),
        row(
            "mknod fifo",
            program()
                .call("mknodat")
                .fact(
                    new Fact.File(
                        program().seen(),
                        "mknodat",
                        FileAccess.CREATE,
                        "/tmp/fifo",
                        "",
                        FileType.FIFO,
                        "tmpfs",
                        false))),
        row(
            "mknod block device",
            program()
                .call("mknodat")
                .capability("CAP_MKNOD", "mknodat")
                .fact(
                    new Fact.Device(
                        program().seen(), "mknodat", FileAccess.CREATE, "/tmp/disk", true, 0, 0))
                .fact(
                    new Fact.File(
                        program().seen(),
                        "mknodat",
                        FileAccess.CREATE,
                        "/tmp/disk",
                        "",
                        FileType.BLOCK_DEVICE,
                        "tmpfs",
                        false)),
            "-PrivateDevices",
            "-PrivateUsers",
            "CapabilityBoundingSet=CAP_MKNOD"),
        row(
            "truncates a file under /var/tmp",
            program().call("truncate").file(FileAccess.WRITE, "/var/tmp/a"),
            "-PrivateTmp",
            "+ReadWritePaths=-/var/tmp/a"),
        row(
            "chmods a file under /var/tmp",
            program().call("chmod").file(FileAccess.CHMOD, "/var/tmp/a"),
            "-PrivateTmp",
            "+ReadWritePaths=-/var/tmp/a"),
        row(
            "unlinks a file under /var/tmp",
            program().call("unlink").file(FileAccess.DELETE, "/var/tmp/a"),
            "-PrivateTmp",
            "+ReadWritePaths=-/var/tmp"),
        row(
            "renames a file under /var/tmp",
            program()
                .call("rename")
                .file(FileAccess.RENAME, "/var/tmp/a")
                .file(FileAccess.RENAME, "/var/tmp/b"),
            "-PrivateTmp",
            "+ReadWritePaths=-/var/tmp"),
        row(
            "symlinks under /var/tmp: a private one is writable",
            program().call("symlink").file(FileAccess.CREATE, "/var/tmp/link")),
        row(
            "stat of a file in /root",
            program().file(FileAccess.STAT, "/root/.bashrc"),
            "ProtectHome=read-only"),
        row(
            "sendmsg to a UDP address",
            program()
                .socket("AF_INET", "SOCK_DGRAM", "udp")
                .peer("sendmsg", "udp", "192.0.2.7", 53),
            "-PrivateNetwork",
            "-RestrictNetworkInterfaces",
            "RestrictAddressFamilies=AF_INET",
            "+IPAddressAllow=192.0.2.7"),
        row("ptrace of a child, no capability checked", program().call("wait4")),
        row(
            "ptrace of a child",
            program()
                .call("ptrace", "wait4")
                .fact(new Fact.Trace(program().seen(), "ptrace", "PTRACE_SEIZE", "child", false)),
            "SystemCallFilter=@system-service ptrace | ~@privileged @resources @setuid @keyring"
                + " @memlock @aio"),
        row(
            "ptrace of another's process",
            program().call("ptrace", "wait4").capability("CAP_SYS_PTRACE", "ptrace"),
            "-PrivateUsers",
            "CapabilityBoundingSet=CAP_SYS_PTRACE",
            "SystemCallFilter=@system-service ptrace | ~@privileged @resources @setuid @keyring"
                + " @memlock @aio"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void thePlanDiffersFromThatOfAProgramThatDoesNothing(
      String name, SeenService service, List<String> expected) {
    assertThat(PlanDifferences.between(lines(NOTHING), lines(service)))
        .as(name)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Map<String, String> lines(SeenService service) {
    Map<String, String> lines = new TreeMap<>();
    service
        .plan(Caution.STRICT)
        .assignments()
        .forEach(line -> lines.merge(line.directive(), line.text(), (a, b) -> a + " | " + b));
    // Each small program is a program of its own, and runs no other.
    lines.remove("ExecPaths");
    lines.remove("InaccessiblePaths");
    lines.remove("UMask");
    return lines;
  }
}
