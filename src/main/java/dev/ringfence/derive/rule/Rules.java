package dev.ringfence.derive.rule;

import dev.ringfence.directive.AmbientCapabilities;
import dev.ringfence.directive.CacheDirectory;
import dev.ringfence.directive.CapabilityBoundingSet;
import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.DeviceAllow;
import dev.ringfence.directive.DevicePolicy;
import dev.ringfence.directive.Directive;
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
import java.util.Comparator;
import java.util.List;

/** The rule of each directive; the compiler says so when one has none. */
public final class Rules {
  /** Others ask how these were decided: what is writable, which devices there are. */
  private static final List<String> FIRST =
      List.of("AmbientCapabilities", "PrivateTmp", "PrivateDevices");

  private Rules() {}

  /** Every directive of a plan, in an order in which each comes after those that it asks about. */
  public static List<Sandboxing> order() {
    List<Sandboxing> all = new ArrayList<>();
    for (Directive directive : Catalogue.all()) {
      if (directive instanceof Sandboxing sandboxing) {
        all.add(sandboxing);
      }
    }
    all.sort(Comparator.comparing((Sandboxing it) -> !FIRST.contains(it.name())));
    return all;
  }

  /**
   * How a directive is decided on.
   *
   * @param tight system calls by name instead of by groups
   */
  public static RuleFor of(Sandboxing directive, boolean tight) {
    return switch (directive) {
      case AmbientCapabilities() -> own(new AmbientCapabilitiesRule());
      case CacheDirectory(), LogsDirectory(), RuntimeDirectory(), StateDirectory() ->
          new RuleFor.PartOf(new ProtectSystem());
      case CapabilityBoundingSet() -> own(new CapabilityBoundingSetRule());
      case DeviceAllow() -> new RuleFor.PartOf(new DevicePolicy());
      case DevicePolicy() -> own(new DevicePolicyRule());
      case DynamicUser(), User() ->
          new RuleFor.NotByFacts(
              "Who a service runs as is a person's to decide: files and other programs know it by"
                  + " that name.");
      case ExecPaths() -> new RuleFor.PartOf(new NoExecPaths());
      case IPAddressAllow() -> new RuleFor.PartOf(new IPAddressDeny());
      case IPAddressDeny() -> own(new IPAddressDenyRule());
      case InaccessiblePaths() -> own(new InaccessiblePathsRule());
      case KeyringMode() -> own(new KeyringModeRule());
      case LockPersonality() -> own(new LockPersonalityRule());
      case MemoryDenyWriteExecute() -> own(new MemoryDenyWriteExecuteRule());
      case NoExecPaths() -> own(new NoExecPathsRule());
      case NoNewPrivileges() -> own(new NoNewPrivilegesRule());
      case PrivateDevices() -> own(new PrivateDevicesRule());
      case PrivateIPC() -> own(new PrivateIPCRule());
      case PrivateMounts() -> own(new PrivateMountsRule());
      case PrivateNetwork() -> own(new PrivateNetworkRule());
      case PrivateTmp() -> own(new PrivateTmpRule());
      case PrivateUsers() -> own(new PrivateUsersRule());
      case ProcSubset() -> own(new ProcSubsetRule());
      case ProtectClock() -> own(new ProtectClockRule());
      case ProtectControlGroups() -> own(new ProtectControlGroupsRule());
      case ProtectHome() -> own(new ProtectHomeRule());
      case ProtectHostname() -> own(new ProtectHostnameRule());
      case ProtectKernelLogs() -> own(new ProtectKernelLogsRule());
      case ProtectKernelModules() -> own(new ProtectKernelModulesRule());
      case ProtectKernelTunables() -> own(new ProtectKernelTunablesRule());
      case ProtectProc() -> own(new ProtectProcRule());
      case ProtectSystem() -> own(new ProtectSystemRule());
      case ReadWritePaths() -> new RuleFor.PartOf(new ProtectSystem());
      case RemoveIPC() -> own(new RemoveIPCRule());
      case RestrictAddressFamilies() -> own(new RestrictAddressFamiliesRule());
      case RestrictFileSystems() -> own(new RestrictFileSystemsRule());
      case RestrictNamespaces() -> own(new RestrictNamespacesRule());
      case RestrictNetworkInterfaces() -> own(new RestrictNetworkInterfacesRule());
      case RestrictRealtime() -> own(new RestrictRealtimeRule());
      case RestrictSUIDSGID() -> own(new RestrictSUIDSGIDRule());
      case SecureBits() ->
          new RuleFor.NotByFacts(
              "It adds nothing to NoNewPrivileges= with a bounding set of what is used.");
      case SocketBindAllow() -> new RuleFor.PartOf(new SocketBindDeny());
      case SocketBindDeny() -> own(new SocketBindDenyRule());
      case SystemCallArchitectures() -> own(new SystemCallArchitecturesRule());
      case SystemCallErrorNumber() -> new RuleFor.PartOf(new SystemCallFilter());
      case SystemCallFilter() -> own(new SystemCallFilterRule(tight));
      case TemporaryFileSystem() ->
          new RuleFor.NotByFacts(
              "A root directory with nothing in it but what is needed is what ringfence jail"
                  + " makes.");
      case UMask() -> own(new UMaskRule());
    };
  }

  private static RuleFor own(Rule rule) {
    return new RuleFor.Own(rule);
  }
}
