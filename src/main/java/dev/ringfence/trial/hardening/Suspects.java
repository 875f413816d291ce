package dev.ringfence.trial.hardening;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The directives that can refuse an operation, by its kind, its errno and its path; see the tables
 * of systemd.exec(5). They say where to look first, and which of them it is a trial says.
 */
public final class Suspects {
  private static final List<String> CAPABILITIES =
      List.of("CapabilityBoundingSet", "PrivateUsers", "NoNewPrivileges", "AmbientCapabilities");

  private static final List<String> NETWORK =
      List.of(
          "RestrictAddressFamilies",
          "SocketBindDeny",
          "IPAddressDeny",
          "PrivateNetwork",
          "RestrictNetworkInterfaces",
          "CapabilityBoundingSet",
          "PrivateUsers");

  /** Beside SystemCallFilter=, what refuses a call by a filter of its own (seccomp-util.c). */
  private static final Map<String, String> OWN_FILTERS =
      Map.ofEntries(
          Map.entry("unshare", "RestrictNamespaces"),
          Map.entry("clone", "RestrictNamespaces"),
          Map.entry("clone3", "RestrictNamespaces"),
          Map.entry("setns", "RestrictNamespaces"),
          Map.entry("sched_setscheduler", "RestrictRealtime"),
          Map.entry("sched_setattr", "RestrictRealtime"),
          Map.entry("personality", "LockPersonality"),
          Map.entry("mmap", "MemoryDenyWriteExecute"),
          Map.entry("mmap2", "MemoryDenyWriteExecute"),
          Map.entry("mprotect", "MemoryDenyWriteExecute"),
          Map.entry("pkey_mprotect", "MemoryDenyWriteExecute"),
          Map.entry("shmat", "MemoryDenyWriteExecute"),
          Map.entry("socket", "RestrictAddressFamilies"),
          Map.entry("socketcall", "RestrictAddressFamilies"),
          Map.entry("sethostname", "ProtectHostname"),
          Map.entry("setdomainname", "ProtectHostname"),
          Map.entry("adjtimex", "ProtectClock"),
          Map.entry("clock_adjtime", "ProtectClock"),
          Map.entry("clock_adjtime64", "ProtectClock"),
          Map.entry("clock_settime", "ProtectClock"),
          Map.entry("clock_settime64", "ProtectClock"),
          Map.entry("settimeofday", "ProtectClock"),
          Map.entry("syslog", "ProtectKernelLogs"),
          Map.entry("init_module", "ProtectKernelModules"),
          Map.entry("finit_module", "ProtectKernelModules"),
          Map.entry("delete_module", "ProtectKernelModules"),
          Map.entry("_sysctl", "ProtectKernelTunables"),
          Map.entry("iopl", "PrivateDevices"),
          Map.entry("ioperm", "PrivateDevices"),
          Map.entry("chmod", "RestrictSUIDSGID"),
          Map.entry("fchmod", "RestrictSUIDSGID"),
          Map.entry("fchmodat", "RestrictSUIDSGID"),
          Map.entry("fchmodat2", "RestrictSUIDSGID"),
          Map.entry("mkdir", "RestrictSUIDSGID"),
          Map.entry("mkdirat", "RestrictSUIDSGID"),
          Map.entry("mknod", "RestrictSUIDSGID"),
          Map.entry("mknodat", "RestrictSUIDSGID"),
          Map.entry("open", "RestrictSUIDSGID"),
          Map.entry("openat", "RestrictSUIDSGID"),
          Map.entry("openat2", "RestrictSUIDSGID"),
          Map.entry("creat", "RestrictSUIDSGID"));

  private Suspects() {}

  /** Of all these refusals, the likeliest first. */
  public static List<String> of(List<Fact> denied) {
    Set<String> suspects = new LinkedHashSet<>();
    denied.forEach(fact -> suspects.addAll(of(fact)));
    return List.copyOf(suspects);
  }

  /** Of a call that a seccomp filter refused, the likeliest first. */
  public static List<String> ofFilteredCall(String call) {
    List<String> suspects = new ArrayList<>();
    if (OWN_FILTERS.containsKey(call)) {
      suspects.add(OWN_FILTERS.get(call));
    }
    suspects.add("SystemCallFilter");
    suspects.add("SystemCallArchitectures");
    return List.copyOf(suspects);
  }

  private static List<String> of(Fact fact) {
    if (fact.seen().outcome() instanceof Outcome.DeniedBySeccomp) {
      return ofFilteredCall(fact.call());
    }
    return switch (fact) {
      // Without a filter it is about what the call was about, of which there is a fact as well.
      case Fact.Syscall _ -> List.of();
      case Fact.Personality _ -> List.of("LockPersonality");
      case Fact.Capability _,
          Fact.Identity _,
          Fact.Limit _,
          Fact.Trace _,
          Fact.Signal _,
          Fact.Chroot _ ->
          CAPABILITIES;
      case Fact.File file -> ofPath(file.path(), errno(fact));
      case Fact.Device _, Fact.Ioctl _ ->
          List.of("PrivateDevices", "DevicePolicy", "DeviceAllow", "CapabilityBoundingSet");
      case Fact.Socket _, Fact.Bind _, Fact.Peer _ -> NETWORK;
      case Fact.UnixSocket socket -> ofPath(socket.path(), errno(fact));
      case Fact.Namespace _ ->
          List.of("RestrictNamespaces", "CapabilityBoundingSet", "PrivateUsers");
      case Fact.Mount _ -> List.of("SystemCallFilter", "CapabilityBoundingSet", "PrivateUsers");
      case Fact.ExecutableMemory _ -> List.of("MemoryDenyWriteExecute", "NoExecPaths");
      case Fact.Scheduling _ -> List.of("RestrictRealtime", "CapabilityBoundingSet");
      case Fact.SetIdBit _ -> List.of("RestrictSUIDSGID");
      case Fact.Clock _ -> List.of("ProtectClock", "CapabilityBoundingSet", "PrivateUsers");
      case Fact.Hostname _ -> List.of("ProtectHostname", "CapabilityBoundingSet", "PrivateUsers");
      case Fact.KernelModule _ -> List.of("ProtectKernelModules", "CapabilityBoundingSet");
      case Fact.KernelLog _ -> List.of("ProtectKernelLogs", "CapabilityBoundingSet");
      case Fact.Sysctl _ ->
          List.of("ProtectKernelTunables", "ProcSubset", "PrivateUsers", "ProtectSystem");
      case Fact.CgroupWrite _ -> List.of("ProtectControlGroups");
      case Fact.Keyring _ -> List.of("KeyringMode", "SystemCallFilter");
      case Fact.Bpf _, Fact.IoUring _ -> List.of("SystemCallFilter", "CapabilityBoundingSet");
      case Fact.OtherProcess _ ->
          List.of("ProtectProc", "ProcSubset", "PrivateUsers", "CapabilityBoundingSet");
      case Fact.Child child -> {
        Set<String> suspects =
            new LinkedHashSet<>(List.of("NoExecPaths", "NoNewPrivileges", "CapabilityBoundingSet"));
        suspects.addAll(ofPath(child.program(), errno(fact)));
        yield List.copyOf(suspects);
      }
      case Fact.Ipc _ -> List.of("PrivateIPC", "RemoveIPC");
    };
  }

  private static String errno(Fact fact) {
    return fact.seen().outcome() instanceof Outcome.Failed(String errno) ? errno : "";
  }

  private static List<String> ofPath(String path, String errno) {
    Set<String> suspects = new LinkedHashSet<>();
    if (path.startsWith("/proc")) {
      suspects.addAll(
          List.of("ProcSubset", "ProtectProc", "ProtectKernelTunables", "ProtectKernelLogs"));
    } else if (path.startsWith("/sys")) {
      suspects.addAll(List.of("ProtectKernelTunables", "ProtectControlGroups"));
    } else if (path.startsWith("/dev")) {
      suspects.addAll(List.of("PrivateDevices", "DevicePolicy", "DeviceAllow", "PrivateIPC"));
    } else if (path.startsWith("/tmp") || path.startsWith("/var/tmp")) {
      suspects.addAll(List.of("PrivateTmp", "DynamicUser"));
    } else if (path.startsWith("/home")
        || path.startsWith("/root")
        || path.startsWith("/run/user")) {
      suspects.addAll(List.of("ProtectHome", "DynamicUser"));
    } else if (path.startsWith("/usr/lib/modules") || path.startsWith("/lib/modules")) {
      suspects.add("ProtectKernelModules");
    }
    switch (errno) {
      case "EROFS" -> suspects.addAll(List.of("ReadOnlyPaths", "ProtectSystem", "DynamicUser"));
      case "EACCES" ->
          suspects.addAll(
              List.of(
                  "NoExecPaths",
                  "InaccessiblePaths",
                  "ProtectSystem",
                  "DynamicUser",
                  "CapabilityBoundingSet",
                  "PrivateUsers",
                  "UMask"));
      case "EPERM", "EINVAL", "EOVERFLOW" ->
          suspects.addAll(List.of("CapabilityBoundingSet", "PrivateUsers", "RestrictSUIDSGID"));
      default ->
          suspects.addAll(
              List.of(
                  "InaccessiblePaths", "ProtectSystem", "TemporaryFileSystem", "RootDirectory"));
    }
    return List.copyOf(suspects);
  }
}
