package dev.ringfence.trial.probe;

import static dev.ringfence.trial.probe.Attempt.at;
import static dev.ringfence.trial.probe.Attempt.permitted;
import static dev.ringfence.trial.probe.Attempt.see;
import static dev.ringfence.trial.probe.Attempt.writeBelow;

import dev.ringfence.directive.AmbientCapabilities;
import dev.ringfence.directive.CacheDirectory;
import dev.ringfence.directive.CapabilityBoundingSet;
import dev.ringfence.directive.DeviceAllow;
import dev.ringfence.directive.DevicePolicy;
import dev.ringfence.directive.DynamicUser;
import dev.ringfence.directive.ExecPaths;
import dev.ringfence.directive.IPAddressAllow;
import dev.ringfence.directive.IPAddressDeny;
import dev.ringfence.directive.InaccessiblePaths;
import dev.ringfence.directive.KeyringMode;
import dev.ringfence.directive.LockPersonality;
import dev.ringfence.directive.LogsDirectory;
import dev.ringfence.directive.MemoryDenyWriteExecute;
import dev.ringfence.directive.NoExecPaths;
import dev.ringfence.directive.NoNewPrivileges;
import dev.ringfence.directive.PrivateDevices;
import dev.ringfence.directive.PrivateIPC;
import dev.ringfence.directive.PrivateMounts;
import dev.ringfence.directive.PrivateNetwork;
import dev.ringfence.directive.PrivateTmp;
import dev.ringfence.directive.PrivateUsers;
import dev.ringfence.directive.ProcSubset;
import dev.ringfence.directive.ProtectClock;
import dev.ringfence.directive.ProtectControlGroups;
import dev.ringfence.directive.ProtectHome;
import dev.ringfence.directive.ProtectHostname;
import dev.ringfence.directive.ProtectKernelLogs;
import dev.ringfence.directive.ProtectKernelModules;
import dev.ringfence.directive.ProtectKernelTunables;
import dev.ringfence.directive.ProtectProc;
import dev.ringfence.directive.ProtectSystem;
import dev.ringfence.directive.ReadWritePaths;
import dev.ringfence.directive.RemoveIPC;
import dev.ringfence.directive.RestrictAddressFamilies;
import dev.ringfence.directive.RestrictFileSystems;
import dev.ringfence.directive.RestrictNamespaces;
import dev.ringfence.directive.RestrictNetworkInterfaces;
import dev.ringfence.directive.RestrictRealtime;
import dev.ringfence.directive.RestrictSUIDSGID;
import dev.ringfence.directive.RuntimeDirectory;
import dev.ringfence.directive.Sandboxing;
import dev.ringfence.directive.SecureBits;
import dev.ringfence.directive.SocketBindAllow;
import dev.ringfence.directive.SocketBindDeny;
import dev.ringfence.directive.StateDirectory;
import dev.ringfence.directive.SystemCallArchitectures;
import dev.ringfence.directive.SystemCallErrorNumber;
import dev.ringfence.directive.SystemCallFilter;
import dev.ringfence.directive.TemporaryFileSystem;
import dev.ringfence.directive.UMask;
import dev.ringfence.directive.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is attempted for each directive; the compiler says so when one has nothing. Attempts change
 * nothing that outlives the clone: where the kernel checks arguments after permissions, they are
 * chosen so that it refuses them.
 */
final class Battery {
  private Battery() {}

  /** The probe of a directive, for the value that a unit gives it. */
  static Probe of(Sandboxing directive, Subject subject) {
    return switch (directive) {
      case AmbientCapabilities(),
          CacheDirectory(),
          DeviceAllow(),
          ExecPaths(),
          IPAddressAllow(),
          LogsDirectory(),
          ReadWritePaths(),
          RuntimeDirectory(),
          SocketBindAllow(),
          StateDirectory(),
          SystemCallErrorNumber() ->
          new Probe.ForbidsNothing();
      case CapabilityBoundingSet() -> new Probe.Broad(CapabilityAttempts.all());
      case DevicePolicy() ->
          exact(
              new Attempt(
                  "open a device that is not one of the harmless ones",
                  List.of("openat -100 s:" + Fixtures.DEVICE + " 0"),
                  new Refusal.Errors(Set.of("EPERM", "EACCES", "ENOENT"))));
      case DynamicUser(), User() ->
          exact(
              at("read a file that is root's alone", "openat -100 s:" + Fixtures.OF_ROOT + " 0"),
              at("act as root", "setresuid 0 0 0"));
      case IPAddressDeny() -> NetworkAttempts.addresses(subject);
      case InaccessiblePaths() -> hidden(subject);
      case KeyringMode() ->
          new Probe.Broad(List.of(at("reach the keys that its user keeps elsewhere", "keyring")));
      case LockPersonality() ->
          exact(permitted("switch off the randomising of addresses", "personality 0x40000"));
      case MemoryDenyWriteExecute() ->
          exact(
              at("get memory that is writable and executable", "mmap 0 4096 7 0x22 -1 0"),
              at(
                  "make memory executable that it could write",
                  "mmap 0 4096 3 0x22 -1 0",
                  "mprotect $ 4096 5"));
      case NoExecPaths() -> noExec(subject);
      case NoNewPrivileges() ->
          exact(
              at(
                  "become another user by a setuid program",
                  "exec " + Fixtures.SETUID + " is " + Fixtures.NOBODY));
      case PrivateDevices() -> exact(see(Fixtures.DEVICE));
      case PrivateIPC() ->
          exact(own("share System V IPC and message queues with others", "ipc", subject));
      case PrivateMounts() -> exact(own("mount where everybody sees it", "mnt", subject));
      case PrivateNetwork() ->
          exact(own("use the network interfaces of the system", "net", subject));
      case PrivateTmp() -> exact(see(Fixtures.TMP), see(Fixtures.VAR_TMP));
      case PrivateUsers() ->
          exact(
              own("be in the user namespace of the system", "user", subject),
              at("become a user that is not its own", "setresuid 12345 12345 12345"),
              permitted("name the host, by root's capability", "sethostname b:80 70"));
      case ProcSubset() ->
          exact(at("read /proc/meminfo", "openat -100 s:/proc/meminfo 0"), see("/proc/sys/kernel"));
      case ProtectClock() -> exact(permitted("set the clock", "clock_settime 0 l:-1,2000000000"));
      case ProtectControlGroups() ->
          exact(
              at(
                  "make a control group",
                  "mkdirat -100 s:/sys/fs/cgroup/ringfence-probe-" + Attempt.RUN + " 0x1ed"));
      case ProtectHome() -> home(subject);
      case ProtectHostname() -> exact(permitted("set the host's name", "sethostname b:80 70"));
      case ProtectKernelLogs() ->
          exact(permitted("read the kernel's log", "syslog 10 0 0"), see("/proc/kmsg"));
      case ProtectKernelModules() ->
          exact(
              permitted("unload a kernel module", "delete_module s:ringfence_none 0x800"),
              see("/usr/lib/modules"));
      case ProtectKernelTunables() ->
          exact(
              at(
                  "write to a setting of the kernel",
                  "openat -100 s:/proc/sys/net/ipv4/ip_forward 1"));
      // Against root it needs a bounding set without CAP_SYS_PTRACE.
      case ProtectProc() ->
          new Probe.Broad(
              List.of(
                  at("look at a process of another user", "openat -100 s:/proc/1/stat 0"),
                  see("/proc/1")));
      case ProtectSystem() -> readOnlySystem(subject);
      case RemoveIPC() ->
          new Probe.NotHere(
              "what it removes shows only when the last service of its user has stopped");
      case RestrictAddressFamilies() -> NetworkAttempts.families(subject);
      case RestrictFileSystems() -> fileSystems(subject);
      case RestrictNamespaces() -> NamespaceAttempts.of(subject);
      case RestrictNetworkInterfaces() -> NetworkAttempts.interfaces(subject);
      case RestrictRealtime() ->
          exact(permitted("get real-time scheduling", "sched_setscheduler -1 1 i:1"));
      case RestrictSUIDSGID() ->
          exact(
              permitted("make a file setuid", "fchmodat -100 s:/ringfence-none/file 0x9ed"),
              permitted("make a file setgid", "fchmodat -100 s:/ringfence-none/file 0x5ed"),
              permitted("create a setuid file", "openat -100 s:/ringfence-none/file 0x41 0x9ed"));
      case SecureBits() -> secureBits(subject);
      case SocketBindDeny() -> NetworkAttempts.binds(subject);
      case SystemCallArchitectures() ->
          exact(at("make a system call as a 32-bit program does", "foreign 20"));
      case SystemCallFilter() -> new Probe.Broad(CallAttempts.all(subject));
      case TemporaryFileSystem() ->
          new Probe.Exact(
              subject.paths("TemporaryFileSystem").stream()
                  .map(path -> see(Fixtures.planted(path)))
                  .toList());
      case UMask() -> umask(subject);
    };
  }

  private static Probe exact(Attempt... attempts) {
    return new Probe.Exact(List.of(attempts));
  }

  /** To be in the system's own namespace of a kind, with what that gives. */
  private static Attempt own(String deed, String kind, Subject subject) {
    return at(
        deed,
        "namespace /proc/self/ns/" + kind + " " + subject.namespaces().getOrDefault(kind, 0L));
  }

  private static Probe hidden(Subject subject) {
    List<Attempt> attempts =
        subject.paths("InaccessiblePaths").stream()
            .filter(subject.exists())
            .map(Attempt::see)
            .toList();
    return attempts.isEmpty()
        ? new Probe.NotHere("none of the paths is there")
        : new Probe.Exact(attempts);
  }

  private static Probe home(Subject subject) {
    return switch (subject.text("ProtectHome")) {
      case "read-only" -> exact(writeBelow("/home"));
      // What it writes to the tmpfs is not the home of anybody.
      case "tmpfs" -> exact(see(Fixtures.HOME), see(Fixtures.ROOTS_HOME));
      default -> exact(see(Fixtures.HOME), see(Fixtures.ROOTS_HOME), writeBelow("/home"));
    };
  }

  private static Probe readOnlySystem(Subject subject) {
    List<String> places = new ArrayList<>(List.of("/usr"));
    if (subject.exists().test("/boot")) {
      places.add("/boot");
    }
    switch (subject.text("ProtectSystem")) {
      case "full" -> places.add("/etc");
      case "strict" -> places.addAll(List.of("/etc", "/var", "/"));
      default -> {
        // yes, in all its spellings
      }
    }
    return new Probe.Exact(places.stream().map(Attempt::writeBelow).toList());
  }

  private static Probe noExec(Subject subject) {
    List<Attempt> attempts = new ArrayList<>();
    for (String path : subject.paths("NoExecPaths")) {
      String program = path.equals("/") ? Fixtures.PROGRAM_ELSEWHERE : Fixtures.planted(path);
      attempts.add(at("execute a program in " + path, "exec " + program + " true"));
    }
    return new Probe.Exact(attempts);
  }

  private static Probe fileSystems(Subject subject) {
    List<Attempt> attempts = new ArrayList<>();
    if (NetworkAttempts.denies(subject.words("RestrictFileSystems"), "tmpfs")) {
      attempts.add(at("read a file on a tmpfs", "openat -100 s:" + Fixtures.READABLE + " 0"));
    }
    if (NetworkAttempts.denies(subject.words("RestrictFileSystems"), "proc")) {
      attempts.add(at("read a file of /proc", "openat -100 s:/proc/self/status 0"));
    }
    return attempts.isEmpty()
        ? new Probe.NotHere("its list allows every file system that a clone has for certain")
        : new Probe.Exact(attempts);
  }

  /** securebits(7): the numbers of linux/securebits.h. */
  private static Probe secureBits(Subject subject) {
    long mask = 0;
    for (String word : subject.words("SecureBits")) {
      mask |=
          switch (word) {
            case "noroot" -> 1;
            case "noroot-locked" -> 2;
            case "no-setuid-fixup" -> 4;
            case "no-setuid-fixup-locked" -> 8;
            case "keep-caps-locked" -> 32;
            default -> 0;
          };
    }
    return mask == 0
        ? new Probe.NotHere("none of its bits forbids anything")
        : exact(
            new Attempt(
                "run without the secure bits", List.of("prctl 27"), new Refusal.Bits(mask, mask)));
  }

  private static Probe umask(Subject subject) {
    try {
      long mask = Integer.parseInt(subject.text("UMask"), 8);
      return exact(
          new Attempt(
              "make files with permissions that the mask takes away",
              List.of("umask 0"),
              new Refusal.Bits(mask, mask)));
    } catch (NumberFormatException e) {
      return new Probe.NotHere("its value is no mask");
    }
  }
}
