package dev.ringfence.score;

import dev.ringfence.unit.SystemdVersion;

/** What settings imply once all lines are read: unit_patch_contexts() of src/core/unit.c. */
final class Implications {
  private Implications() {}

  static void apply(ServiceState state) {
    SystemdVersion version = state.version;
    if (state.is(Flag.PRIVATE_DEVICES)) {
      drop(state, "CAP_MKNOD", "CAP_SYS_RAWIO");
    }
    if (state.is(Flag.PROTECT_KERNEL_MODULES)) {
      drop(state, "CAP_SYS_MODULE");
    }
    if (state.is(Flag.PROTECT_KERNEL_LOGS)) {
      drop(state, "CAP_SYSLOG");
    }
    if (state.is(Flag.PROTECT_CLOCK)) {
      drop(state, "CAP_SYS_TIME", "CAP_WAKE_ALARM");
    }
    if (state.is(Flag.DYNAMIC_USER)) {
      dynamicUser(state);
    }
    if (state.is(Flag.PRIVATE_DEVICES) && state.devicePolicy.equals("auto")) {
      state.devicePolicy = "closed";
    }
    devices(state, version);
  }

  private static void drop(ServiceState state, String... capabilities) {
    for (String capability : capabilities) {
      state.boundingSet &= ~CapabilityMask.bit(capability);
    }
  }

  private static void dynamicUser(ServiceState state) {
    if (state.user.isEmpty()) {
      // Of a unit's name that cannot be a user's, systemd makes a hash that begins like this.
      String prefix = state.name.prefix();
      state.user = UserNames.isStrictlyValid(prefix) ? prefix : "_du";
    }
    state.flags.add(Flag.PRIVATE_TMP);
    state.flags.add(Flag.REMOVE_IPC);
    state.protectSystem = "strict";
    if (state.protectHome.equals("no")) {
      state.protectHome = "read-only";
    }
    if (state.version.atLeast(242)) {
      state.flags.add(Flag.NO_NEW_PRIVILEGES);
      state.flags.add(Flag.RESTRICT_SUID_SGID);
    }
  }

  /** Devices that systemd itself needs for what the unit asks for. */
  private static void devices(ServiceState state, SystemdVersion version) {
    boolean active = !state.devicePolicy.equals("auto") || state.devicesAllowed > 0;
    boolean images =
        !state.rootImage.isEmpty() || state.mountImages > 0 || !state.rootMStack.isEmpty();
    boolean clock =
        state.is(Flag.PROTECT_CLOCK) && (active || (version.atLeast(245) && !version.atLeast(252)));
    boolean tpm = !state.encryptedCredentials.isEmpty() && allowsTpm(version);
    if (clock || (active && (images || tpm))) {
      state.devicesAllowed++;
    }
  }

  private static boolean allowsTpm(SystemdVersion version) {
    return version.atLeast(252) && !version.atLeast(258);
  }
}
