package dev.ringfence.host;

import dev.ringfence.directive.value.Bool;
import dev.ringfence.host.HostSetting.State;
import dev.ringfence.unit.ManagerConf;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings of systemd itself that weigh on every unit, as its configuration files give them:
 * the last assignment counts, a list grows with each, and an empty value resets a list
 * (systemd-system.conf(5)).
 */
final class ManagerState {
  static final String ARCHITECTURES = "SystemCallArchitectures";

  /** CPU time needs a controller, and is not counted by default, unless every cgroup is v2. */
  private static final String CPU = "DefaultCPUAccounting";

  private final ManagerConf conf;
  private final SystemdVersion version;
  private final boolean unified;

  /**
   * @param unified whether the machine has but the unified hierarchy of control groups
   */
  ManagerState(ManagerConf conf, SystemdVersion version, boolean unified) {
    this.conf = conf;
    this.version = version;
    this.unified = unified;
  }

  List<HostSetting> settings() {
    List<HostSetting> settings = new ArrayList<>();
    settings.add(architectures());
    for (String key : accountingKeys(version)) {
      settings.add(accounting(key));
    }
    return settings;
  }

  /** The switches that this version reads, in the order in which the manual has them. */
  static List<String> accountingKeys(SystemdVersion version) {
    List<String> keys = new ArrayList<>();
    // Gone in 258: CPU time is always counted, and the block IO controller was of cgroup v1.
    if (!version.atLeast(258)) {
      keys.add(CPU);
      keys.add("DefaultBlockIOAccounting");
    }
    keys.addAll(
        List.of(
            "DefaultMemoryAccounting",
            "DefaultTasksAccounting",
            "DefaultIOAccounting",
            "DefaultIPAccounting"));
    return keys;
  }

  private HostSetting architectures() {
    Set<String> words = new TreeSet<>();
    String source = "default: every architecture the kernel serves";
    for (Setting setting : conf.settings(ARCHITECTURES)) {
      if (setting.value().isEmpty()) {
        words.clear();
      } else {
        words.addAll(Words.of(setting.value()).words());
      }
      source = setting.location().toString();
    }
    boolean strict = words.equals(Set.of("native"));
    return new HostSetting(
        ARCHITECTURES + "=",
        words.isEmpty() ? "all" : String.join(" ", words),
        source,
        strict ? State.STRICT : State.OPEN,
        "",
        "native shuts the kernel's doors for 32-bit and x32 programs, which are tested less and"
            + " which filters by call number miss, for the whole machine",
        "every 32-bit program: Wine, Steam, old drivers and tools; no unit can be excepted (ringfence"
            + " host --foreign shows which there are)");
  }

  private HostSetting accounting(String key) {
    boolean on = byDefault(key);
    String source =
        key.equals(CPU) && !unified ? "default: no beside control groups of version 1" : "default";
    for (Setting setting : conf.settings(key)) {
      Optional<Boolean> value = Bool.parse(setting.value());
      if (value.isPresent()) {
        on = value.get();
        source = setting.location().toString();
      }
    }
    boolean blockIo = key.equals("DefaultBlockIOAccounting");
    boolean useless = blockIo ? unified : key.equals("DefaultIOAccounting") && !unified;
    return new HostSetting(
        key + "=",
        on ? "yes" : "no",
        source,
        on || useless ? State.STRICT : State.OPEN,
        useless
            ? "counts nothing here: version " + (blockIo ? "1" : "2") + " of control groups has it"
            : "",
        brings(key),
        breaks(key));
  }

  private boolean byDefault(String key) {
    return switch (key) {
      case CPU -> unified;
      case "DefaultMemoryAccounting", "DefaultTasksAccounting" -> true;
      default -> false;
    };
  }

  private static String brings(String key) {
    return switch (key) {
      case CPU -> "CPU time of every unit in systemctl status and in the journal when it stops";
      case "DefaultBlockIOAccounting" -> "blocks read and written of every unit, on cgroup v1";
      case "DefaultIOAccounting" -> "bytes read and written of every unit, on cgroup v2";
      case "DefaultIPAccounting" -> "bytes and packets of every unit, by a BPF program each";
      case "DefaultMemoryAccounting" -> "memory of every unit, and that MemoryMax= has a base";
      default -> "processes and threads of every unit, and that TasksMax= has a base";
    };
  }

  private static String breaks(String key) {
    return switch (key) {
      case "DefaultIPAccounting" ->
          "nothing; every packet runs through a counter, some ten nanoseconds each";
      case "DefaultIOAccounting", "DefaultBlockIOAccounting" ->
          "nothing; the io controller is switched on for all units, which costs a little at each"
              + " request";
      default -> "nothing; the cost is not measurable on the unified hierarchy";
    };
  }
}
