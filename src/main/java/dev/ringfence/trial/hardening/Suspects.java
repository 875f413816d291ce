package dev.ringfence.trial.hardening;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Outcome;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The directives that can refuse an operation, by its kind, its errno and its path; see the tables
 * of systemd.exec(5). Where facts alone do not say what to relax, the search looks here first.
 */
final class Suspects {
  private static final List<String> CAPABILITIES =
      List.of("CapabilityBoundingSet", "PrivateUsers", "NoNewPrivileges", "AmbientCapabilities");

  /** Those that are seccomp filters, beside the filter by name. */
  private static final List<String> FILTERS =
      List.of(
          "SystemCallFilter",
          "MemoryDenyWriteExecute",
          "RestrictNamespaces",
          "RestrictRealtime",
          "RestrictSUIDSGID",
          "RestrictAddressFamilies",
          "LockPersonality",
          "SystemCallArchitectures",
          "ProtectClock",
          "ProtectHostname",
          "ProtectKernelLogs",
          "ProtectKernelModules",
          "PrivateDevices");

  private static final List<String> NETWORK =
      List.of(
          "RestrictAddressFamilies",
          "SocketBindDeny",
          "IPAddressDeny",
          "PrivateNetwork",
          "RestrictNetworkInterfaces",
          "CapabilityBoundingSet",
          "PrivateUsers");

  private Suspects() {}

  /** Of all these refusals, the likeliest first. */
  static List<String> of(List<Fact> denied) {
    Set<String> suspects = new LinkedHashSet<>();
    denied.forEach(fact -> suspects.addAll(of(fact)));
    return List.copyOf(suspects);
  }

  private static List<String> of(Fact fact) {
    if (fact.seen().outcome() instanceof Outcome.DeniedBySeccomp) {
      return FILTERS;
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
          List.of("PrivateDevices", "DevicePolicy", "CapabilityBoundingSet");
      case Fact.Socket _, Fact.Bind _, Fact.Peer _ -> NETWORK;
      case Fact.UnixSocket socket -> ofPath(socket.path(), errno(fact));
      case Fact.Namespace _ -> List.of("RestrictNamespaces", "CapabilityBoundingSet");
      case Fact.Mount _ -> List.of("SystemCallFilter", "CapabilityBoundingSet");
      case Fact.ExecutableMemory _ -> List.of("MemoryDenyWriteExecute", "NoExecPaths");
      case Fact.Scheduling _ -> List.of("RestrictRealtime", "CapabilityBoundingSet");
      case Fact.SetIdBit _ -> List.of("RestrictSUIDSGID");
      case Fact.Clock _ -> List.of("ProtectClock", "CapabilityBoundingSet", "PrivateUsers");
      case Fact.Hostname _ -> List.of("ProtectHostname", "CapabilityBoundingSet", "PrivateUsers");
      case Fact.KernelModule _ -> List.of("ProtectKernelModules", "CapabilityBoundingSet");
      case Fact.KernelLog _ -> List.of("ProtectKernelLogs", "CapabilityBoundingSet");
      case Fact.Sysctl _ -> List.of("ProtectKernelTunables", "ProcSubset", "PrivateUsers");
      case Fact.CgroupWrite _ -> List.of("ProtectControlGroups");
      case Fact.Keyring _ -> List.of("KeyringMode", "SystemCallFilter");
      case Fact.Bpf _, Fact.IoUring _ -> List.of("SystemCallFilter", "CapabilityBoundingSet");
      case Fact.OtherProcess _ -> List.of("ProtectProc", "PrivateUsers", "CapabilityBoundingSet");
      case Fact.Child _ -> List.of("NoExecPaths", "NoNewPrivileges", "CapabilityBoundingSet");
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
      suspects.addAll(List.of("PrivateDevices", "DevicePolicy", "PrivateIPC"));
    } else if (path.startsWith("/tmp") || path.startsWith("/var/tmp")) {
      suspects.add("PrivateTmp");
    } else if (path.startsWith("/home")
        || path.startsWith("/root")
        || path.startsWith("/run/user")) {
      suspects.add("ProtectHome");
    } else if (path.startsWith("/usr/lib/modules") || path.startsWith("/lib/modules")) {
      suspects.add("ProtectKernelModules");
    }
    switch (errno) {
      case "EROFS" -> suspects.add("ProtectSystem");
      case "EACCES" ->
          suspects.addAll(
              List.of(
                  "NoExecPaths",
                  "InaccessiblePaths",
                  "ProtectSystem",
                  "CapabilityBoundingSet",
                  "PrivateUsers",
                  "UMask"));
      case "EPERM", "EINVAL", "EOVERFLOW" ->
          suspects.addAll(List.of("CapabilityBoundingSet", "PrivateUsers", "RestrictSUIDSGID"));
      default -> suspects.addAll(List.of("InaccessiblePaths", "ProtectSystem"));
    }
    return List.copyOf(suspects);
  }
}
