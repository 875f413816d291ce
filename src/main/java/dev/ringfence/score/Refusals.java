package dev.ringfence.score;

import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.UnitScope;

/**
 * Why systemd does not load a service although each of its lines is good: service_verify() of
 * src/core/service.c and unit_verify_contexts() of src/core/unit.c.
 */
final class Refusals {
  private Refusals() {}

  /** The reason; empty when systemd loads it. */
  static String flaw(ServiceState state) {
    SystemdVersion version = state.version;
    String context = version.atLeast(256) ? contextFlaw(state) : "";
    if (!context.isEmpty()) {
      return context;
    }
    String type = type(state);
    String commands = commandFlaw(state, type);
    if (!commands.isEmpty()) {
      return commands;
    }
    StartState start = state.start;
    if (type.equals("oneshot")) {
      String oneshot = oneshotFlaw(start, version);
      if (!oneshot.isEmpty()) {
        return oneshot;
      }
    }
    if (type.equals("dbus") && start.busName.isEmpty()) {
      return "Type=dbus needs a valid BusName=";
    }
    if (version.atLeast(257) && type.equals("forking") && state.is(Flag.PRIVATE_PIDS)) {
      return "PrivatePIDs=yes does not go with Type=forking";
    }
    return pamFlaw(start);
  }

  private static String pamFlaw(StartState start) {
    boolean groupKill = start.killMode.equals("control-group") || start.killMode.equals("mixed");
    return start.pam && !groupKill
        ? "PAMName= needs KillMode=control-group or mixed, not " + start.killMode
        : "";
  }

  /** Type=, or what systemd takes for it when it is not set. */
  private static String type(ServiceState state) {
    StartState start = state.start;
    if (!start.type.isEmpty()) {
      return start.type;
    }
    if (!start.busName.isEmpty()) {
      return "dbus";
    }
    boolean credentials =
        !state.plainCredentials.isEmpty() || !state.encryptedCredentials.isEmpty();
    if (credentials && state.version.atLeast(257)) {
      return "exec";
    }
    return start.startCommands > 0 ? "simple" : "oneshot";
  }

  private static String commandFlaw(ServiceState state, String type) {
    StartState start = state.start;
    boolean oneshot = type.equals("oneshot");
    if (start.startCommands == 0) {
      if (start.stopCommands == 0 && !start.successAction) {
        return "there is no ExecStart=, ExecStop= or SuccessAction=";
      }
      if (!oneshot) {
        return "there is no ExecStart=, which only Type=oneshot can do without";
      }
      if (!state.is(Flag.REMAIN_AFTER_EXIT) && !start.successAction) {
        return "without ExecStart= it needs RemainAfterExit=yes or SuccessAction=";
      }
    }
    return !oneshot && start.startCommands > 1
        ? "there is more than one ExecStart=, which only Type=oneshot can have"
        : "";
  }

  private static String oneshotFlaw(StartState start, SystemdVersion version) {
    boolean restarts =
        version.atLeast(244)
            ? start.restart.equals("always") || start.restart.equals("on-success")
            : !start.restart.equals("no");
    if (restarts) {
      return "Restart=" + start.restart + " does not go with Type=oneshot";
    }
    if (start.restartForced && !version.atLeast(256)) {
      return "RestartForceExitStatus= does not go with Type=oneshot";
    }
    return start.exitType.equals("cgroup") ? "ExitType=cgroup does not go with Type=oneshot" : "";
  }

  private static String contextFlaw(ServiceState state) {
    StartState start = state.start;
    if (state.is(Flag.DYNAMIC_USER)) {
      if (state.scope == UnitScope.USER) {
        return "DynamicUser= does not work in user units";
      }
      if (start.homeAsWorkingDirectory) {
        return "WorkingDirectory=~ does not go with DynamicUser=yes";
      }
    }
    if (isApiFileSystem(start.workingDirectory) && hasOwnMounts(state)) {
      return "WorkingDirectory= must not lie below /proc, /sys or /dev when the service has mounts"
          + " of its own";
    }
    return state.managedUsers ? managedUsersFlaw(state) : pamFlaw(start);
  }

  private static String managedUsersFlaw(ServiceState state) {
    boolean someone =
        !state.user.isEmpty() || state.hasGroup || state.is(Flag.DYNAMIC_USER) || state.start.pam;
    return someone
        ? "PrivateUsers=managed does not go with User=, Group=, DynamicUser= or PAMName="
        : pamFlaw(state.start);
  }

  private static boolean isApiFileSystem(String path) {
    return UnitPaths.startsWith(path, "/proc")
        || UnitPaths.startsWith(path, "/sys")
        || UnitPaths.startsWith(path, "/dev");
  }

  /** exec_needs_mount_namespace() of src/core/execute.c, as far as a file can tell. */
  private static boolean hasOwnMounts(ServiceState state) {
    return state.start.ownMounts
        || !state.rootImage.isEmpty()
        || !state.rootDirectory.isEmpty()
        || state.mountImages > 0
        || state.is(Flag.DYNAMIC_USER)
        || state.is(Flag.PRIVATE_DEVICES)
        || state.is(Flag.PRIVATE_IPC)
        || state.is(Flag.PRIVATE_PIDS)
        || state.is(Flag.PRIVATE_MOUNTS)
        || (state.privateMountsUnset && state.is(Flag.PRIVATE_NETWORK))
        || state.is(Flag.PROTECT_CONTROL_GROUPS)
        || state.is(Flag.PROTECT_KERNEL_LOGS)
        || state.is(Flag.PROTECT_KERNEL_MODULES)
        || state.is(Flag.PROTECT_KERNEL_TUNABLES)
        || !state.protectHome.equals("no")
        || !state.protectSystem.equals("no")
        || !state.protectProc.equals("default")
        || !state.procSubset.equals("all");
  }
}
