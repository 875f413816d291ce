package dev.ringfence.score;

import dev.ringfence.unit.SystemdVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings that are on or off to the score, whatever shades of "on" systemd knows. */
enum Flag {
  DEFAULT_DEPENDENCIES("DefaultDependencies", 0),
  DYNAMIC_USER("DynamicUser", 0),
  LOCK_PERSONALITY("LockPersonality", 0),
  MEMORY_DENY_WRITE_EXECUTE("MemoryDenyWriteExecute", 0),
  NO_NEW_PRIVILEGES("NoNewPrivileges", 0),
  PRIVATE_DEVICES("PrivateDevices", 0),
  PRIVATE_IPC("PrivateIPC", 248),
  PRIVATE_MOUNTS("PrivateMounts", 0),
  PRIVATE_NETWORK("PrivateNetwork", 0),
  PRIVATE_PIDS("PrivatePIDs", 257),
  PRIVATE_TMP("PrivateTmp", 0),
  PRIVATE_USERS("PrivateUsers", 0),
  PROTECT_CLOCK("ProtectClock", 245),
  PROTECT_CONTROL_GROUPS("ProtectControlGroups", 0),
  PROTECT_HOSTNAME("ProtectHostname", 242),
  PROTECT_KERNEL_LOGS("ProtectKernelLogs", 244),
  PROTECT_KERNEL_MODULES("ProtectKernelModules", 0),
  PROTECT_KERNEL_TUNABLES("ProtectKernelTunables", 0),
  REMAIN_AFTER_EXIT("RemainAfterExit", 0),
  REMOVE_IPC("RemoveIPC", 0),
  RESTRICT_REALTIME("RestrictRealtime", 0),
  RESTRICT_SUID_SGID("RestrictSUIDSGID", 242);

  /** What one value does to a flag. */
  enum Change {
    ON,
    OFF,
    /** Back to what it is when no line sets it. */
    RESET,
    /** systemd does not understand the value and ignores it. */
    NONE
  }

  private static final Map<String, Optional<Flag>> BY_KEY = byKey();

  private final String key;
  private final int since;

  Flag(String key, int since) {
    this.key = key;
    this.since = since;
  }

  private static Map<String, Optional<Flag>> byKey() {
    Map<String, Optional<Flag>> byKey = new HashMap<>(64);
    for (Flag flag : values()) {
      byKey.put(flag.key, Optional.of(flag));
    }
    return byKey;
  }

  String key() {
    return key;
  }

  /** The flag with this name, if there is one. */
  static Optional<Flag> named(String key) {
    return BY_KEY.getOrDefault(key, Optional.empty());
  }

  /** What assigning the value does in a release. */
  Change change(String value, SystemdVersion version) {
    if (!version.atLeast(since)) {
      return Change.NONE;
    }
    return switch (Bools.of(value)) {
      case YES -> Change.ON;
      case NO -> Change.OFF;
      case NEITHER -> shade(value, version);
    };
  }

  private Change shade(String value, SystemdVersion version) {
    if (value.isEmpty()) {
      boolean resets =
          (this == PRIVATE_MOUNTS && version.atLeast(254))
              || (this == PROTECT_HOSTNAME && version.atLeast(258));
      return resets ? Change.RESET : Change.NONE;
    }
    boolean on =
        switch (this) {
          case PRIVATE_TMP -> version.atLeast(257) && isOne(value, "connected", "disconnected");
          case PRIVATE_USERS ->
              (version.atLeast(257) && isOne(value, "self", "identity"))
                  || (version.atLeast(258) && value.equals("full"))
                  || (version.atLeast(260) && value.equals("managed"));
          case PROTECT_CONTROL_GROUPS -> version.atLeast(257) && isOne(value, "private", "strict");
          case PROTECT_HOSTNAME -> version.atLeast(258) && value.equals("private");
          default -> false;
        };
    return on ? Change.ON : Change.NONE;
  }

  private static boolean isOne(String value, String one, String other) {
    return value.equals(one) || value.equals(other);
  }
}
