package dev.ringfence.score;

import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.UnitScope;

/** The badness of each row: the assess_*() functions of src/analyze/analyze-security.c. */
final class Assessor {
  private static final String NOBODY = "nobody";

  private Assessor() {}

  static int simple(Check.Simple check, ServiceState state) {
    return switch (check) {
      case USER -> user(state);
      case SUPPLEMENTARY_GROUPS ->
          state.runsAsRoot() ? Assessment.NOT_APPLICABLE : one(state.supplementaryGroups > 0);
      case PROTECT_HOME ->
          switch (state.protectHome) {
            case "yes" -> 0;
            case "tmpfs" -> 1;
            case "read-only" -> 5;
            default -> 10;
          };
      case PROTECT_SYSTEM ->
          switch (state.protectSystem) {
            case "strict" -> 0;
            case "full" -> 3;
            case "yes" -> 5;
            default -> 10;
          };
      case ROOT -> root(state);
      case UMASK -> umask(state.umask);
      case KEYRING -> one(!state.keyringMode.equals("private"));
      case PROTECT_PROC ->
          switch (state.protectProc) {
            case "invisible", "ptraceable" -> 0;
            case "noaccess" -> 1;
            default -> 3;
          };
      case PROC_SUBSET -> one(!state.procSubset.equals("pid"));
      case NOTIFY_ACCESS -> one(state.notifyAccess.equals("all"));
      case REMOVE_IPC -> removeIpc(state);
      case DELEGATE -> one(state.delegate);
      case ARCHITECTURES -> architectures(state);
      case ADDRESSES -> addresses(state);
      case DEVICES -> devices(state);
      case AMBIENT -> one(state.ambientSet != 0);
    };
  }

  static int one(boolean bad) {
    return bad ? 1 : 0;
  }

  static int flag(Flag flag, ServiceState state) {
    boolean unsetIsGood =
        flag == Flag.PRIVATE_MOUNTS && state.privateMountsUnset && state.version.atLeast(254);
    return one(!state.is(flag) && !unsetIsGood);
  }

  private static int user(ServiceState state) {
    if (state.user.equals(NOBODY)) {
      return 9;
    }
    if (!UserNames.isRoot(state.user) && (state.is(Flag.DYNAMIC_USER) || !state.user.isEmpty())) {
      return 0;
    }
    return state.isUserScopeAware() && state.scope == UnitScope.USER ? 0 : 10;
  }

  private static int removeIpc(ServiceState state) {
    if (state.runsAsRoot() || (state.isUserScopeAware() && state.scope == UnitScope.USER)) {
      return Assessment.NOT_APPLICABLE;
    }
    return one(!state.is(Flag.REMOVE_IPC));
  }

  private static int root(ServiceState state) {
    boolean noDirectory = isNoRoot(state.rootDirectory);
    boolean noImage = isNoRoot(state.rootImage);
    return one(bothNeeded(state.version) ? noDirectory || noImage : noDirectory && noImage);
  }

  private static boolean isNoRoot(String path) {
    return path.isEmpty() || path.equals("/");
  }

  /** Releases that asked for RootDirectory= and RootImage= at once. */
  private static boolean bothNeeded(SystemdVersion version) {
    return switch (version.major()) {
      case 242 -> true;
      case 243 -> version.point() <= 5;
      case 244 -> version.point() <= 1;
      default -> false;
    };
  }

  private static int umask(int umask) {
    if ((umask & 0002) == 0) {
      return 10;
    }
    if ((umask & 0004) == 0) {
      return 5;
    }
    if ((umask & 0020) == 0) {
      return 2;
    }
    return one((umask & 0040) == 0);
  }

  private static int architectures(ServiceState state) {
    if (state.architectures.isEmpty()) {
      return 10;
    }
    boolean blind = state.version.major() == 250 && state.version.point() <= 4;
    return !blind && state.architectures.size() == 1 && state.architectures.contains("native")
        ? 0
        : 8;
  }

  static int syscalls(String group, ServiceState state) {
    if (state.syscalls.isOff()) {
      return 10;
    }
    boolean through = state.syscalls.letsThrough(group);
    if (state.syscalls.isAllowList()) {
      return through ? 9 : 0;
    }
    return through ? 10 : deniedInFull(state.version);
  }

  /** Old releases did not trust lists of what is denied, even complete ones. */
  private static int deniedInFull(SystemdVersion version) {
    boolean trusted =
        switch (version.major()) {
          case 243 -> version.point() >= 9;
          case 244 -> version.point() >= 5;
          case 245 -> version.point() >= 8;
          case 246 -> version.point() >= 3;
          default -> version.atLeast(247);
        };
    return trusted ? 0 : 5;
  }

  private static int addresses(ServiceState state) {
    if (!state.addressFilterPrograms.isEmpty()) {
      return 0;
    }
    if (!state.addressesDenied.isEverything()) {
      return 10;
    }
    if (state.addressesAllowed.hasOthers()) {
      return 5;
    }
    return state.addressesAllowed.hasLocalhost() ? 2 : 0;
  }

  private static int devices(ServiceState state) {
    if (state.devicePolicy.equals("auto")) {
      return 10;
    }
    return state.devicesAllowed > 0 ? 5 : 0;
  }
}
