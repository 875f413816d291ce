package dev.ringfence.score;

import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitType;

/**
 * Units that are not services. systemd-analyze scores them as if they were; but what there is to
 * sandbox runs in a service, and this says in which.
 */
public final class Unsandboxable {
  private Unsandboxable() {}

  /** Why this unit has no score, and where to look instead; one line, to follow the unit's name. */
  public static String explain(Unit unit) {
    UnitType type = unit.type();
    return switch (type) {
      case SERVICE -> throw new IllegalArgumentException(unit.name() + " is a service");
      case SOCKET -> starts(unit, "Service", isOn(unit, "Socket", "Accept"));
      case TIMER, PATH -> starts(unit, "Unit", false);
      case TARGET ->
          "is a target: it groups units and runs nothing, so that there is nothing to sandbox";
      case MOUNT, SWAP, AUTOMOUNT ->
          "runs only mount(8) or swapon(8), which cannot work in a sandbox: sandbox the services"
              + " that use what it provides";
      case SLICE, SCOPE ->
          "holds processes but does not start them: sandbox the services that run in it";
      case DEVICE -> "stands for a device and runs nothing, so that there is nothing to sandbox";
    };
  }

  private static String starts(Unit unit, String key, boolean anInstanceEach) {
    String service = unit.name().withoutType() + (anInstanceEach ? "@" : "") + ".service";
    for (Setting setting : unit.settings()) {
      boolean own = !setting.section().equals("Unit") && !setting.section().equals("Install");
      if (own && setting.key().equals(key) && !setting.value().isEmpty()) {
        service = setting.value();
      }
    }
    return "is not a service and cannot be sandboxed: what it starts is "
        + service
        + (UnitName.typed(service).filter(UnitName::isService).isPresent() ? ", score that" : "");
  }

  private static boolean isOn(Unit unit, String section, String key) {
    boolean on = false;
    for (Setting setting : unit.settings(section, key)) {
      on =
          switch (Bools.of(setting.value())) {
            case YES -> true;
            case NO -> false;
            case NEITHER -> on;
          };
    }
    return on;
  }
}
