package dev.ringfence.derive.rule;

import java.util.List;
import java.util.Optional;

/** The rule of each directive. */
public final class Rules {
  /**
   * The directives that have a rule, in an order in which each comes after those that it asks
   * about: what is writable depends on PrivateTmp=, which devices are open on PrivateDevices=.
   */
  public static final List<String> ORDER =
      List.of(
          "NoNewPrivileges",
          "AmbientCapabilities",
          "CapabilityBoundingSet",
          "RestrictSUIDSGID",
          "UMask",
          "KeyringMode",
          "PrivateUsers",
          "RemoveIPC",
          "PrivateTmp",
          "ProtectSystem",
          "ProtectHome",
          "InaccessiblePaths",
          "NoExecPaths",
          "RestrictFileSystems",
          "PrivateMounts",
          "PrivateDevices",
          "DevicePolicy",
          "ProtectProc",
          "ProcSubset",
          "PrivateIPC",
          "PrivateNetwork",
          "RestrictAddressFamilies",
          "IPAddressDeny",
          "SocketBindDeny",
          "RestrictNetworkInterfaces",
          "ProtectClock",
          "ProtectControlGroups",
          "ProtectHostname",
          "ProtectKernelLogs",
          "ProtectKernelModules",
          "ProtectKernelTunables",
          "LockPersonality",
          "MemoryDenyWriteExecute",
          "RestrictNamespaces",
          "RestrictRealtime",
          "SystemCallArchitectures",
          "SystemCallFilter");

  private Rules() {}

  /** The rule of a directive; empty when nothing is decided about it on its own. */
  public static Optional<Rule> of(String directive, boolean tight) {
    return Optional.ofNullable(
        switch (directive) {
          case "AmbientCapabilities" -> new AmbientCapabilitiesRule();
          case "CapabilityBoundingSet" -> new CapabilityBoundingSetRule();
          case "DevicePolicy" -> new DevicePolicyRule();
          case "IPAddressDeny" -> new IPAddressDenyRule();
          case "InaccessiblePaths" -> new InaccessiblePathsRule();
          case "KeyringMode" -> new KeyringModeRule();
          case "LockPersonality" -> new LockPersonalityRule();
          case "MemoryDenyWriteExecute" -> new MemoryDenyWriteExecuteRule();
          case "NoExecPaths" -> new NoExecPathsRule();
          case "NoNewPrivileges" -> new NoNewPrivilegesRule();
          case "PrivateDevices" -> new PrivateDevicesRule();
          case "PrivateIPC" -> new PrivateIPCRule();
          case "PrivateMounts" -> new PrivateMountsRule();
          case "PrivateNetwork" -> new PrivateNetworkRule();
          case "PrivateTmp" -> new PrivateTmpRule();
          case "PrivateUsers" -> new PrivateUsersRule();
          case "ProcSubset" -> new ProcSubsetRule();
          case "ProtectClock" -> new ProtectClockRule();
          case "ProtectControlGroups" -> new ProtectControlGroupsRule();
          case "ProtectHome" -> new ProtectHomeRule();
          case "ProtectHostname" -> new ProtectHostnameRule();
          case "ProtectKernelLogs" -> new ProtectKernelLogsRule();
          case "ProtectKernelModules" -> new ProtectKernelModulesRule();
          case "ProtectKernelTunables" -> new ProtectKernelTunablesRule();
          case "ProtectProc" -> new ProtectProcRule();
          case "ProtectSystem" -> new ProtectSystemRule();
          case "RemoveIPC" -> new RemoveIPCRule();
          case "RestrictAddressFamilies" -> new RestrictAddressFamiliesRule();
          case "RestrictFileSystems" -> new RestrictFileSystemsRule();
          case "RestrictNamespaces" -> new RestrictNamespacesRule();
          case "RestrictNetworkInterfaces" -> new RestrictNetworkInterfacesRule();
          case "RestrictRealtime" -> new RestrictRealtimeRule();
          case "RestrictSUIDSGID" -> new RestrictSUIDSGIDRule();
          case "SocketBindDeny" -> new SocketBindDenyRule();
          case "SystemCallArchitectures" -> new SystemCallArchitecturesRule();
          case "SystemCallFilter" -> new SystemCallFilterRule(tight);
          case "UMask" -> new UMaskRule();
          default -> null;
        });
  }
}
