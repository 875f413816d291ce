package dev.ringfence.score;

import dev.ringfence.unit.Specifiers;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitScope;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/**
 * What one systemd has in memory of a service once it has read its files: the part of ExecContext
 * and CGroupContext (src/core/execute.h and cgroup.h) that the score, or a refusal, depends on. It
 * is filled line by line, as systemd fills its own.
 */
final class ServiceState {
  /** Until any line sets it, UMask= is this (systemd.exec(5)). */
  private static final int USUAL_UMASK = 0022;

  final Systemd systemd;
  final SystemdVersion version;
  final UnitName name;
  final UnitScope scope;
  final Specifiers specifiers;

  final Set<Flag> flags = EnumSet.of(Flag.DEFAULT_DEPENDENCIES);

  /** PrivateMounts= as long as no line sets it, which from 254 on counts as good. */
  boolean privateMountsUnset = true;

  /** Whether PrivateUsers= is {@code managed}. */
  boolean managedUsers;

  /** Empty when unset. */
  String user = "";

  boolean hasGroup;
  int supplementaryGroups;

  /** {@code no}, {@code yes}, {@code read-only} or {@code tmpfs}. */
  String protectHome = "no";

  /** {@code no}, {@code yes}, {@code full} or {@code strict}. */
  String protectSystem = "no";

  String protectProc = "default";
  String procSubset = "all";
  String keyringMode;
  String notifyAccess = "none";
  String devicePolicy = "auto";

  /** Empty when unset. */
  String rootDirectory = "";

  /** Empty when unset. */
  String rootImage = "";

  /** Empty when unset. */
  String rootMStack = "";

  int mountImages;
  final Set<String> plainCredentials = new HashSet<>();
  final Set<String> encryptedCredentials = new HashSet<>();

  long boundingSet = CapabilityMask.EVERYTHING;
  long ambientSet;
  int umask = USUAL_UMASK;
  boolean delegate;
  int devicesAllowed;
  final Set<String> addressFilterPrograms = new HashSet<>();
  final NamespaceSet namespaces = new NamespaceSet();
  final AddressFamilies families = new AddressFamilies();
  final AddressPrefixes addressesAllowed = new AddressPrefixes();
  final AddressPrefixes addressesDenied = new AddressPrefixes();
  final Set<String> architectures = new HashSet<>();
  final SyscallFilter syscalls;
  final StartState start;
  final UnknownWords unknownWords = new UnknownWords();

  /** Each field as it is before any line. */
  ServiceState(Systemd systemd, Unit unit) {
    this.systemd = systemd;
    this.version = systemd.version();
    this.name = unit.name();
    this.scope = unit.scope();
    this.specifiers = unit.specifiers();
    this.syscalls = new SyscallFilter(systemd);
    this.start = new StartState();
    this.keyringMode = scope == UnitScope.SYSTEM ? "private" : "inherit";
  }

  /** The same state, to try one more line on. The start of the service is not tried, and shared. */
  private ServiceState(ServiceState other) {
    systemd = other.systemd;
    version = other.version;
    name = other.name;
    scope = other.scope;
    specifiers = other.specifiers;
    flags.clear();
    flags.addAll(other.flags);
    privateMountsUnset = other.privateMountsUnset;
    managedUsers = other.managedUsers;
    user = other.user;
    hasGroup = other.hasGroup;
    supplementaryGroups = other.supplementaryGroups;
    protectHome = other.protectHome;
    protectSystem = other.protectSystem;
    protectProc = other.protectProc;
    procSubset = other.procSubset;
    keyringMode = other.keyringMode;
    notifyAccess = other.notifyAccess;
    devicePolicy = other.devicePolicy;
    rootDirectory = other.rootDirectory;
    rootImage = other.rootImage;
    rootMStack = other.rootMStack;
    mountImages = other.mountImages;
    plainCredentials.addAll(other.plainCredentials);
    encryptedCredentials.addAll(other.encryptedCredentials);
    boundingSet = other.boundingSet;
    ambientSet = other.ambientSet;
    umask = other.umask;
    delegate = other.delegate;
    devicesAllowed = other.devicesAllowed;
    addressFilterPrograms.addAll(other.addressFilterPrograms);
    namespaces.become(other.namespaces);
    families.become(other.families);
    addressesAllowed.become(other.addressesAllowed);
    addressesDenied.become(other.addressesDenied);
    architectures.addAll(other.architectures);
    syscalls = new SyscallFilter(other.systemd);
    syscalls.become(other.syscalls);
    start = other.start;
  }

  /** A copy to change without changing this one. */
  ServiceState copy() {
    return new ServiceState(this);
  }

  boolean is(Flag flag) {
    return flags.contains(flag);
  }

  /** security_info_runs_privileged() of src/analyze/analyze-security.c. */
  boolean runsAsRoot() {
    if (isUserScopeAware() && scope == UnitScope.USER) {
      return false;
    }
    if (UserNames.isRoot(user)) {
      return true;
    }
    return !is(Flag.DYNAMIC_USER) && user.isEmpty();
  }

  /** Whether the score of this release treats user units differently. */
  boolean isUserScopeAware() {
    return switch (version.major()) {
      case 258 -> version.point() >= 9;
      case 259 -> version.point() >= 7;
      case 260 -> version.point() >= 3;
      case 261 -> version.point() >= 1;
      default -> version.atLeast(262);
    };
  }
}
