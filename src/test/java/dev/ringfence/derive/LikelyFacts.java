package dev.ringfence.derive;

import dev.ringfence.observe.Abi;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Seen;
import dev.ringfence.observe.Stage;
import dev.ringfence.score.SyscallGroups;
import dev.ringfence.unit.SystemdVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Seeded facts of the kind that real services give, aimed at what directives forbid. In /tmp,
 * {@code own} is always made by the service and {@code other} never, because a fact that explains
 * another one (it is our own file) may close what the other one opened.
 */
final class LikelyFacts {
  private static final List<String> PATHS =
      List.of(
          "/boot/grub/grub.cfg",
          "/core",
          "/data/spool/a b",
          "/dev",
          "/dev/kmsg",
          "/dev/null",
          "/dev/rtc0",
          "/dev/sda",
          "/dev/shm/x",
          "/etc/app/app.conf",
          "/etc/passwd",
          "/etc/resolv.conf",
          "/home",
          "/home/app/.profile",
          "/opt/app/bin/tool",
          "/proc",
          "/proc/cpuinfo",
          "/proc/kallsyms",
          "/proc/self/cgroup",
          "/proc/self/status",
          "/proc/sys/net/core/somaxconn",
          "/root/.config",
          "/run/app/app.pid",
          "/run/app.pid",
          "/run/user/1000/bus",
          "/srv/www/index.html",
          "/sys/fs/cgroup/x",
          "/sys/kernel/mm/transparent_hugepage/enabled",
          "/tmp/other",
          "/tmp/own",
          "/usr/bin/true",
          "/usr/lib/modules",
          "/usr/lib/modules/6.1/modules.dep",
          "/usr/lib/x86_64-linux-gnu/libpcre2-8.so.0",
          "/usr/share/zoneinfo/UTC",
          "/var/cache/app/x",
          "/var/lib/app/db",
          "/var/log/app/app.log",
          "/var/log/app.log",
          "/var/tmp/other",
          "/var/tmp/own",
          "/run/app",
          "/var/lib/app",
          "/data/spool");
  private static final List<String> DIRECTORIES =
      List.of(
          "/data/spool", "/dev", "/home", "/proc", "/run/app", "/usr/lib/modules", "/var/lib/app");
  private static final List<String> ADDRESSES =
      List.of("127.0.0.1", "0.0.0.0", "::1", "::", "192.0.2.7", "2001:db8::1", "10.0.0.1");
  private static final List<String> CAPABILITIES =
      List.of(
          "CAP_CHOWN",
          "CAP_DAC_OVERRIDE",
          "CAP_KILL",
          "CAP_MKNOD",
          "CAP_NET_ADMIN",
          "CAP_NET_BIND_SERVICE",
          "CAP_NET_RAW",
          "CAP_SETGID",
          "CAP_SETUID",
          "CAP_SYSLOG",
          "CAP_SYS_ADMIN",
          "CAP_SYS_MODULE",
          "CAP_SYS_TIME");
  private static final List<String> CALLS =
      List.copyOf(SyscallGroups.of(SystemdVersion.of(257)).systemCalls("@known"));

  private final Random random;

  LikelyFacts(long seed) {
    random = new Random(seed);
  }

  /** What makes {@code own} the service's own. */
  static List<Fact> ownFiles() {
    SeenService service = new SeenService();
    List<Fact> facts = new ArrayList<>();
    for (String path : List.of("/tmp/own", "/var/tmp/own")) {
      facts.add(
          new Fact.File(
              service.seen(), "openat", FileAccess.CREATE, path, "", FileType.REGULAR, "", false));
    }
    return facts;
  }

  List<Fact> some(int most) {
    List<Fact> facts = new ArrayList<>();
    for (int count = random.nextInt(most + 1); count > 0; count--) {
      facts.add(one());
    }
    return facts;
  }

  Fact one() {
    return switch (random.nextInt(30)) {
      case 0, 1, 2, 3 -> new Fact.Syscall(seen(), abi(), any(CALLS));
      case 4, 5, 6, 7, 8, 9, 10 -> file();
      case 11 ->
          new Fact.Device(
              seen(), "openat", any(FileAccess.READ, FileAccess.WRITE), device(), false, 10, 1);
      case 12 -> new Fact.Socket(seen(), "socket", family(), "SOCK_STREAM", "0");
      case 13 -> bind();
      case 14, 15 -> peer();
      case 16 ->
          new Fact.UnixSocket(
              seen(), any("bind", "connect"), any("/run/app/sock", "@abstract", "/tmp/other"));
      case 17 -> new Fact.Namespace(seen(), "unshare", any("user", "net", "pid"), false);
      case 18 ->
          new Fact.ExecutableMemory(seen(), "mprotect", any(List.of(Fact.Executable.values())), "");
      case 19 -> new Fact.Scheduling(seen(), "sched_setscheduler", any("SCHED_RR", "SCHED_IDLE"));
      case 20 -> new Fact.Personality(seen(), "0x40000");
      case 21 -> new Fact.SetIdBit(seen(), "chmod", "/var/lib/app/x", true, false);
      case 22, 23 -> new Fact.Capability(seen(), any(CAPABILITIES), "ioctl", "", false);
      case 24 -> new Fact.Clock(seen(), "clock_settime", "CLOCK_REALTIME");
      case 25 -> new Fact.Hostname(seen(), "sethostname");
      case 26 -> new Fact.KernelLog(seen(), "SYSLOG_ACTION_READ_ALL");
      case 27 -> new Fact.OtherProcess(seen(), "openat", FileAccess.READ, "/proc/PID/stat", "init");
      case 28 -> new Fact.Identity(seen(), "setuid", "user", random.nextInt(2) * 33L);
      default ->
          new Fact.Child(
              seen(),
              "execve",
              any("/usr/bin/true", "/opt/app/bin/tool"),
              "",
              List.of("/usr/lib/libc.so.6"),
              random.nextInt(4) == 0,
              random.nextInt(4) == 0 ? List.of("CAP_NET_RAW") : List.of());
    };
  }

  private Fact file() {
    String path = any(PATHS);
    return new Fact.File(
        seen(),
        "openat",
        any(List.of(FileAccess.values())),
        path,
        "",
        DIRECTORIES.contains(path) ? FileType.DIRECTORY : FileType.REGULAR,
        "ext4",
        false);
  }

  private Fact bind() {
    String address = any(ADDRESSES);
    return new Fact.Bind(
        seen(), familyOf(address), any("tcp", "udp"), address, any(0, 53, 80, 8080));
  }

  private Fact peer() {
    String address = any(ADDRESSES);
    return new Fact.Peer(
        seen(), any("connect", "sendto", "accept4"), familyOf(address), "tcp", address, 443);
  }

  private static String familyOf(String address) {
    return address.indexOf(':') >= 0 ? "AF_INET6" : "AF_INET";
  }

  private String family() {
    return any("AF_INET", "AF_INET6", "AF_UNIX", "AF_NETLINK", "AF_PACKET");
  }

  private String device() {
    return any("/dev/null", "/dev/sda", "/dev/kmsg", "/dev/rtc0", "/dev/urandom");
  }

  private Abi abi() {
    return random.nextInt(20) == 0 ? Abi.X86 : Abi.X86_64;
  }

  private Seen seen() {
    Outcome outcome =
        switch (random.nextInt(10)) {
          case 0 -> new Outcome.Failed("ENOENT");
          case 1 -> new Outcome.Failed("EPERM");
          case 2 -> new Outcome.DeniedBySeccomp("EPERM");
          default -> new Outcome.Ok();
        };
    return Seen.once(
        Stage.MAIN, any("a", "b"), outcome, SeenService.NOON.plusSeconds(random.nextInt(60)));
  }

  @SafeVarargs
  private final <T> T any(T first, T... others) {
    int at = random.nextInt(others.length + 1);
    return at == 0 ? first : others[at - 1];
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
