package dev.ringfence.derive;

import dev.ringfence.derive.evidence.Addresses;
import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.observe.Abi;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.score.SyscallGroups;
import dev.ringfence.unit.SystemdVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the lines of a plan forbid, written down once more and in another way than the rules: from
 * the directives to the facts, after systemd.exec(5) and systemd.resource-control(5).
 */
final class SandboxModel {
  private static final SyscallGroups GROUPS = SyscallGroups.of(SystemdVersion.of(257));
  private static final Set<String> PSEUDO_DEVICES =
      Set.of("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom", "/dev/tty");

  private static final Set<String> CLOCK = Set.copyOf(GROUPS.systemCalls("@clock"));
  private static final Set<String> RAW_IO = Set.copyOf(GROUPS.systemCalls("@raw-io"));

  private final List<Assignment> lines;
  private final Set<String> allowedCalls;

  SandboxModel(Plan plan) {
    lines = plan.assignments();
    allowedCalls = has("SystemCallFilter") ? allowedCalls() : Set.of();
  }

  private Set<String> allowedCalls() {
    boolean all = texts("SystemCallFilter").getFirst().startsWith("~");
    Set<String> allowed = new HashSet<>(GROUPS.systemCalls(all ? "@known" : "@default"));
    for (String line : texts("SystemCallFilter")) {
      boolean less = line.startsWith("~");
      for (String word : line.substring(less ? 1 : 0).split(" ", -1)) {
        List<String> names = word.startsWith("@") ? GROUPS.systemCalls(word) : List.of(word);
        if (less) {
          allowed.removeAll(Set.copyOf(names));
        } else {
          allowed.addAll(names);
        }
      }
    }
    return allowed;
  }

  /** Why the fact could not happen; empty when it could. */
  String objection(Fact fact) {
    return switch (fact) {
      case Fact.Syscall it -> call(it);
      case Fact.File it -> file(it);
      case Fact.Device it -> device(it);
      case Fact.Socket it ->
          firstOf(family(it.family()), it.family().equals("AF_UNIX") ? "" : network());
      case Fact.Bind it ->
          firstOf(
              family(it.family()),
              network(),
              port(it),
              it.port() > 0 && it.port() < 1024 ? when("PrivateUsers", "yes") : "",
              interfaces(it.address()),
              it.port() > 0 || Addresses.isLoopback(it.address()) ? address(it.address()) : "");
      case Fact.Peer it ->
          it.call().startsWith("accept")
              ? firstOf(address(it.address()), interfaces(it.address()))
              : firstOf(
                  family(it.family()), network(), address(it.address()), interfaces(it.address()));
      case Fact.UnixSocket it -> unixSocket(it);
      case Fact.Namespace it -> namespace(it.type());
      case Fact.ExecutableMemory _ -> when("MemoryDenyWriteExecute", "yes");
      case Fact.Scheduling it ->
          it.policy().equals("SCHED_RR") ? when("RestrictRealtime", "yes") : "";
      case Fact.Personality _ -> when("LockPersonality", "yes");
      case Fact.SetIdBit _ -> when("RestrictSUIDSGID", "yes");
      case Fact.Capability it -> capability(it.name());
      case Fact.Clock _ -> when("ProtectClock", "yes");
      case Fact.Hostname _ -> when("ProtectHostname", "yes");
      case Fact.KernelLog _ -> when("ProtectKernelLogs", "yes");
      case Fact.OtherProcess _ -> when("ProtectProc", "invisible");
      case Fact.Identity it -> it.id() == 0 ? "" : when("PrivateUsers", "yes");
      case Fact.Child it -> child(it);
      default -> "";
    };
  }

  private String call(Fact.Syscall call) {
    if (call.abi() != Abi.X86_64 && has("SystemCallArchitectures")) {
      return words("SystemCallArchitectures").contains(call.abi().systemdName())
          ? ""
          : "SystemCallArchitectures";
    }
    if (has("SystemCallFilter") && !allowedCalls.contains(call.name())) {
      return "SystemCallFilter";
    }
    return firstOf(
        CLOCK.contains(call.name()) ? when("ProtectClock", "yes") : "",
        RAW_IO.contains(call.name()) ? when("PrivateDevices", "yes") : "");
  }

  private String file(Fact.File file) {
    String path = file.path();
    return firstOf(
        changed(file),
        home(file),
        in(path, "/tmp", "/var/tmp") && path.endsWith("other") ? when("PrivateTmp", "yes") : "",
        device(file),
        tunables(file),
        in(path, "/usr/lib/modules") ? when("ProtectKernelModules", "yes") : "",
        path.equals("/dev/kmsg") ? when("ProtectKernelLogs", "yes") : "",
        cgroups(file),
        path.equals("/proc") && file.access() == FileAccess.LIST
            ? when("ProtectProc", "invisible")
            : "",
        path.startsWith("/proc/") && !path.startsWith("/proc/self")
            ? when("ProcSubset", "pid")
            : "",
        file.access() == FileAccess.EXECUTE || file.access() == FileAccess.MAP_EXECUTABLE
            ? executed(path)
            : "",
        file.access() == FileAccess.CHOWN ? when("PrivateUsers", "yes") : "",
        words("InaccessiblePaths").stream().anyMatch(word -> in(path, word.substring(1)))
            ? "InaccessiblePaths"
            : "");
  }

  private String changed(Fact.File file) {
    String path = file.path();
    if (!file.access().changes() || in(path, "/dev", "/proc", "/sys")) {
      return "";
    }
    boolean readOnly =
        switch (text("ProtectSystem")) {
          case "strict" -> !in(path, "/home", "/root", "/run/user");
          case "full" -> in(path, "/usr", "/boot", "/efi", "/etc");
          case "yes" -> in(path, "/usr", "/boot", "/efi");
          default -> false;
        };
    return readOnly && !writable(path, file.access(), file.type()) ? "ProtectSystem" : "";
  }

  private boolean writable(String path, FileAccess access, FileType type) {
    List<String> open = new ArrayList<>();
    words("ReadWritePaths").forEach(word -> open.add(word.replaceFirst("^-", "")));
    words("StateDirectory").forEach(name -> open.add("/var/lib/" + name));
    words("CacheDirectory").forEach(name -> open.add("/var/cache/" + name));
    words("LogsDirectory").forEach(name -> open.add("/var/log/" + name));
    words("RuntimeDirectory").forEach(name -> open.add("/run/" + name));
    if (text("PrivateTmp").equals("yes")) {
      open.addAll(List.of("/tmp", "/var/tmp"));
    }
    boolean names =
        access == FileAccess.CREATE || access == FileAccess.DELETE || access == FileAccess.RENAME;
    boolean kept = open.contains(path) && access == FileAccess.CREATE && type == FileType.DIRECTORY;
    String place = names && !kept ? path.substring(0, path.lastIndexOf('/')) : path;
    return open.stream().anyMatch(directory -> in(place, directory));
  }

  private String home(Fact.File file) {
    String path = file.path();
    boolean below = in(path, "/home", "/root", "/run/user") && !path.equals("/home");
    boolean visit =
        path.equals("/home")
            && (file.access() == FileAccess.LIST || file.access() == FileAccess.ENTER);
    return switch (text("ProtectHome")) {
      case "yes", "tmpfs" -> below || visit ? "ProtectHome" : "";
      case "read-only" -> below && file.access().changes() ? "ProtectHome" : "";
      default -> "";
    };
  }

  private String device(Fact.File file) {
    if (!in(file.path(), "/dev") || !text("PrivateDevices").equals("yes")) {
      return "";
    }
    boolean runs =
        file.access() == FileAccess.EXECUTE || file.access() == FileAccess.MAP_EXECUTABLE;
    if (file.path().equals("/dev")) {
      return file.access() == FileAccess.LIST || file.access().changes() ? "PrivateDevices" : "";
    }
    boolean there = PSEUDO_DEVICES.contains(file.path()) || in(file.path(), "/dev/shm");
    return there && !(runs && !in(file.path(), "/dev/shm")) ? "" : "PrivateDevices";
  }

  private String device(Fact.Device device) {
    if (PSEUDO_DEVICES.contains(device.path())) {
      return "";
    }
    String wanted = device.access() == FileAccess.WRITE ? "w" : "r";
    boolean allowed =
        texts("DeviceAllow").stream()
            .anyMatch(line ->
                (line.startsWith(device.path() + " ") && line.endsWith(wanted))
                    || line.equals(device.path() + " rw"));
    return firstOf(
        when("PrivateDevices", "yes"),
        text("DevicePolicy").equals("closed") && !allowed ? "DevicePolicy" : "",
        device.path().equals("/dev/rtc0") ? when("ProtectClock", "yes") : "");
  }

  private String tunables(Fact.File file) {
    boolean setting =
        in(file.path(), "/proc/sys", "/sys")
            && !in(file.path(), "/sys/fs/cgroup")
            && file.access().changes();
    return setting || file.path().equals("/proc/kallsyms")
        ? when("ProtectKernelTunables", "yes")
        : "";
  }

  private String cgroups(Fact.File file) {
    boolean tree = in(file.path(), "/sys/fs/cgroup");
    return switch (text("ProtectControlGroups")) {
      case "strict" ->
          tree || file.path().equals("/proc/self/cgroup") ? "ProtectControlGroups" : "";
      case "yes" -> tree && file.access().changes() ? "ProtectControlGroups" : "";
      default -> "";
    };
  }

  private String executed(String path) {
    return has("NoExecPaths") && words("ExecPaths").stream().noneMatch(word -> in(path, word))
        ? "NoExecPaths"
        : "";
  }

  private String child(Fact.Child child) {
    return firstOf(
        child.setId() || !child.fileCapabilities().isEmpty() ? when("NoNewPrivileges", "yes") : "",
        executed(child.program()),
        child.fileCapabilities().stream()
                .allMatch(name -> words("CapabilityBoundingSet").contains(name))
            ? ""
            : "CapabilityBoundingSet");
  }

  private String capability(String name) {
    boolean allowed =
        !has("CapabilityBoundingSet") || words("CapabilityBoundingSet").contains(name);
    return firstOf(
        allowed ? "" : "CapabilityBoundingSet",
        when("PrivateUsers", "yes"),
        switch (name) {
          case "CAP_MKNOD" -> when("PrivateDevices", "yes");
          case "CAP_SYS_TIME" -> when("ProtectClock", "yes");
          case "CAP_SYSLOG" -> when("ProtectKernelLogs", "yes");
          case "CAP_SYS_MODULE" -> when("ProtectKernelModules", "yes");
          default -> "";
        });
  }

  private String family(String family) {
    return has("RestrictAddressFamilies") && !words("RestrictAddressFamilies").contains(family)
        ? "RestrictAddressFamilies"
        : "";
  }

  private String unixSocket(Fact.UnixSocket socket) {
    String path = socket.path();
    boolean bind = socket.call().equals("bind") && path.startsWith("/");
    return firstOf(
        family("AF_UNIX"),
        path.startsWith("@") ? network() : "",
        path.startsWith("/tmp") ? when("PrivateTmp", "yes") : "",
        bind
                && text("ProtectSystem").equals("strict")
                && !writable(path, FileAccess.CREATE, FileType.SOCKET)
            ? "ProtectSystem"
            : "",
        bind ? when("UMask", "0077") : "");
  }

  private String namespace(String type) {
    return has("RestrictNamespaces") && !words("RestrictNamespaces").contains(type)
        ? "RestrictNamespaces"
        : "";
  }

  private String network() {
    return when("PrivateNetwork", "yes");
  }

  private String interfaces(String address) {
    return Addresses.isLoopback(address) ? "" : when("RestrictNetworkInterfaces", "lo");
  }

  private String port(Fact.Bind bind) {
    List<String> allowed = words("SocketBindAllow");
    return has("SocketBindDeny")
            && !allowed.contains(bind.transport())
            && !allowed.contains(bind.transport() + ":" + bind.port())
        ? "SocketBindDeny"
        : "";
  }

  private String address(String address) {
    List<String> allowed = words("IPAddressAllow");
    boolean open =
        allowed.contains(Addresses.plain(address))
            || (allowed.contains("localhost")
                && (Addresses.isLoopback(address) || Addresses.isWildcard(address)));
    return has("IPAddressDeny") && !open ? "IPAddressDeny" : "";
  }

  private boolean has(String directive) {
    return lines.stream().anyMatch(line -> line.directive().equals(directive));
  }

  private List<String> texts(String directive) {
    return lines.stream()
        .filter(line -> line.directive().equals(directive))
        .map(Assignment::text)
        .toList();
  }

  private String text(String directive) {
    List<String> texts = texts(directive);
    return texts.isEmpty() ? "" : texts.getLast();
  }

  /** Words of all lines; those of a path in quotes keep their space. */
  private List<String> words(String directive) {
    return texts(directive).stream()
        .flatMap(text -> Arrays.stream(text.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)")))
        .map(word -> word.replace("\"", ""))
        .toList();
  }

  private String when(String directive, String value) {
    return text(directive).equals(value) ? directive : "";
  }

  private static String firstOf(String... objections) {
    return Arrays.stream(objections).filter(one -> !one.isEmpty()).findFirst().orElse("");
  }

  private static boolean in(String path, String... directories) {
    return Arrays.stream(directories)
        .anyMatch(directory -> path.equals(directory) || path.startsWith(directory + "/"));
  }
}
