package dev.ringfence.score;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Service units made up from a seed: every setting the score looks at, in every spelling that comes
 * to mind, with resets, drop-ins, continuations, comments and mistakes.
 */
final class RandomUnits {
  private static final String[] FLAGS = {
    "PrivateDevices",
    "PrivateMounts",
    "PrivateNetwork",
    "PrivateTmp",
    "PrivateUsers",
    "ProtectControlGroups",
    "ProtectKernelModules",
    "ProtectKernelTunables",
    "ProtectKernelLogs",
    "ProtectClock",
    "ProtectHostname",
    "LockPersonality",
    "MemoryDenyWriteExecute",
    "NoNewPrivileges",
    "RemoveIPC",
    "RestrictRealtime",
    "RestrictSUIDSGID"
  };
  private static final String[] OTHERS = {
    "DynamicUser",
    "User",
    "Group",
    "SupplementaryGroups",
    "ProtectHome",
    "ProtectSystem",
    "RootDirectory",
    "RootImage",
    "UMask",
    "KeyringMode",
    "ProtectProc",
    "ProcSubset",
    "NotifyAccess",
    "Delegate",
    "SystemCallArchitectures",
    "IPAddressAllow",
    "IPAddressDeny",
    "DevicePolicy",
    "DeviceAllow",
    "IPIngressFilterPath",
    "AmbientCapabilities",
    "MountImages",
    "LoadCredentialEncrypted",
    "SetCredentialEncrypted",
    "LoadCredential"
  };
  private static final String[] LISTS = {
    "CapabilityBoundingSet", "SystemCallFilter", "RestrictNamespaces", "RestrictAddressFamilies"
  };
  private static final String[] STARTS = {
    "Type",
    "Restart",
    "RemainAfterExit",
    "KillMode",
    "PAMName",
    "ExitType",
    "ExecStartPre",
    "ExecStop",
    "WorkingDirectory",
    "BusName",
    "RestartForceExitStatus",
    "SuccessAction"
  };

  private final RandomGenerator random;
  private final RandomValues values;
  private final int number;

  private RandomUnits(long seed, int number) {
    this.random = new SplittableRandom(seed * 1_000_003 + number);
    this.values = new RandomValues(random);
    this.number = number;
  }

  /**
   * One unit's files by their path below some directory. The first is the unit's own; an instance's
   * template comes second where the name is an instance's, whose own text is then empty.
   */
  record Files(String name, Map<String, String> texts) {}

  /** The unit with this number among those of a seed; equal numbers make equal units. */
  static Files unit(long seed, int number) {
    return new RandomUnits(seed, number).files();
  }

  private Files files() {
    boolean template = chance(10);
    String stem = "fuzz" + (number % 7) + "-u" + number;
    String name = template ? stem + "@in-st.service" : stem + ".service";
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(template ? stem + "@.service" : name, fragment());
    if (chance(25)) {
      texts.put(name + ".d/" + one("10", "50", "zz") + ".conf", dropIn());
    }
    if (template && chance(30)) {
      texts.put(stem + "@.service.d/50.conf", dropIn());
    }
    if (chance(10)) {
      texts.put(stem + (template ? "@" : "") + ".service.d/20-b.conf", dropIn());
    }
    return new Files(name, texts);
  }

  /** The text of a drop-in for all units whose name begins with the prefix of number % 7. */
  static String sharedDropIn(long seed, int prefix) {
    return new RandomUnits(seed, -1 - prefix).dropIn();
  }

  private String fragment() {
    StringBuilder text = new StringBuilder();
    if (chance(3)) {
      text.append("PrivateTmp=yes\n");
    }
    if (chance(50)) {
      text.append("[Unit]\nDescription=made up\n");
      if (chance(40)) {
        line(text, "DefaultDependencies", values.bool());
      }
    }
    text.append("[Service]\n");
    line(text, "ExecStart", chance(98) ? "/bin/true" : values.command());
    int lines = random.nextInt(25);
    for (int at = 0; at < lines; at++) {
      setting(text);
    }
    if (chance(20)) {
      text.append("[Install]\nWantedBy=multi-user.target\nPrivateNetwork=yes\n");
    }
    if (chance(8)) {
      text.append("[Service]\n");
      setting(text);
    }
    return text.toString();
  }

  private String dropIn() {
    StringBuilder text = new StringBuilder();
    text.append(one("[Service]\n", "[Service]\n", "[Service]\n", "[ Service ]\n", "[X-Any]\n"));
    int lines = 1 + random.nextInt(6);
    for (int at = 0; at < lines; at++) {
      setting(text);
    }
    return text.toString();
  }

  private void setting(StringBuilder text) {
    int kind = random.nextInt(100);
    String key =
        kind < 35
            ? one(FLAGS)
            : kind < 60 ? one(OTHERS) : kind < 92 ? one(LISTS) : kind < 95 ? one(STARTS) : "";
    if (key.isEmpty()) {
      text.append(
          one("# remark\n", "; remark\n", "\n", "Nonsense=yes\n", "no assignment\n", "=x\n"));
      text.append(
          one("", "privatetmp=yes\n", "X-Own=1\n", "[Service]\n", "[Unknown]\na=b\n[Service]\n"));
      return;
    }
    line(text, key, value(key));
  }

  private String value(String key) {
    return switch (key) {
      case "CapabilityBoundingSet", "AmbientCapabilities" -> values.capabilities();
      case "SystemCallFilter" -> values.calls();
      case "RestrictNamespaces" -> values.namespaces();
      case "RestrictAddressFamilies" -> values.families();
      case "SystemCallArchitectures" -> values.architectures();
      case "IPAddressAllow", "IPAddressDeny" -> values.addresses();
      case "DeviceAllow" -> values.device();
      case "DynamicUser" -> chance(90) ? one("yes", "no", "1") : values.bool();
      case "User" -> values.user();
      case "Group" -> values.user();
      case "SupplementaryGroups" -> values.groups();
      case "RootDirectory", "RootImage" -> values.rootPath();
      case "IPIngressFilterPath" -> values.path();
      case "UMask" -> values.mode();
      case "Delegate" -> values.delegate();
      case "MountImages" -> values.image();
      case "LoadCredential", "LoadCredentialEncrypted" -> values.credential();
      case "SetCredentialEncrypted" -> values.credentialData();
      case "ProtectHome" -> values.word("read-only", "tmpfs", "yes", "no");
      case "ProtectSystem" -> values.word("full", "strict", "yes", "no");
      case "ProtectProc" -> values.word("noaccess", "invisible", "ptraceable", "default");
      case "ProcSubset" -> values.word("all", "pid");
      case "KeyringMode" -> values.word("inherit", "private", "shared");
      case "NotifyAccess" -> values.word("none", "main", "exec", "all");
      case "DevicePolicy" -> values.word("auto", "closed", "strict");
      case "PrivateTmp" -> values.word("yes", "connected", "disconnected");
      case "PrivateUsers" -> values.word("yes", "self", "identity", "full");
      case "ProtectControlGroups" -> values.word("yes", "private", "strict");
      case "ProtectHostname" -> values.word("yes", "private", "yes:a.b", "no:a", "private:-", "");
      default -> startValue(key);
    };
  }

  private String startValue(String key) {
    return switch (key) {
      case "Type" -> one("simple", "oneshot", "forking", "exec", "notify", "notify-reload", "Idle");
      case "Restart" -> one("no", "always", "on-success", "on-failure", "bogus");
      case "KillMode" -> one("process", "mixed", "none", "", "bogus");
      case "PAMName" -> one("login", "", "%z");
      case "ExitType" -> one("main", "cgroup", "x");
      case "ExecStartPre", "ExecStop" -> values.command();
      case "WorkingDirectory" -> chance(80) ? one("/srv", "~", "-/x", "") : values.path();
      case "BusName" -> one("org.example.U" + number, "nodots", "");
      case "RestartForceExitStatus" -> one("1", "SIGTERM", "", "bogus");
      case "SuccessAction" -> one("none", "reboot", "bogus");
      default -> values.bool();
    };
  }

  /** An assignment, now and then with blanks around it, or over several lines. */
  private void line(StringBuilder text, String key, String value) {
    String written = value;
    int space = value.indexOf(' ');
    if (space > 0 && chance(15)) {
      String comment = chance(30) ? "# in between\n" : "";
      written = value.substring(0, space) + " \\\n" + comment + value.substring(space + 1);
    }
    text.append(chance(5) ? "  " : "").append(key).append(one("=", "=", "=", " = ", "= ", " ="));
    text.append(written).append(chance(5) ? " \t" : "").append('\n');
  }

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
