package dev.ringfence.trial;

import dev.ringfence.clone.UnitProperties;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.UnitFile;
import dev.ringfence.unit.UnitType;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Whether a service gets a new /proc in place of the clone's. Before systemd 257 it then lacks what
 * the clone has mounted over those parts of /proc that are the whole kernel's, and could set the
 * host's interrupts. {@code /proc/sys} is held otherwise, see the clone.
 */
final class OwnProc {
  private static final int CARRIED_OVER_SINCE = 257;

  /** What of it leaves the clone's /proc in place; see systemd.exec(5). */
  private static final Map<String, Set<String>> OPEN =
      Map.of(
          "ProtectProc", Set.of("", "default"),
          "ProcSubset", Set.of("", "all"),
          "ProtectControlGroups", Set.of("", "no", "false", "0", "off", "n", "f"),
          "MountAPIVFS", Set.of("", "no", "false", "0", "off", "n", "f"));

  private static final String HELD =
      "ReadOnlyPaths=-+/proc/sysrq-trigger -+/proc/irq -+/proc/bus -+/proc/fs -+/proc/acpi"
          + " -+/proc/scsi -+/proc/mtrr\n";

  private OwnProc() {}

  /**
   * Lines for [Service] that hold those parts as the clone does; a service with a new /proc has a
   * mount namespace already, so they change nothing else.
   *
   * @param systemd the clone's version, such as {@code 252.38-1}
   */
  static String linesFor(String systemd, UnitProperties unit, String dropIn) {
    boolean carriedOver = major(systemd) >= CARRIED_OVER_SINCE;
    return !carriedOver && (isAskedFor(unit) || isAskedFor(dropIn)) ? HELD : "";
  }

  private static int major(String version) {
    String digits = version.replaceFirst("^\\D*", "").replaceFirst("\\D.*", "");
    return digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }

  private static boolean isAskedFor(UnitProperties unit) {
    return !Set.of("", "default").contains(unit.text("ProtectProc"))
        || !Set.of("", "all").contains(unit.text("ProcSubset"))
        || unit.flag("ProtectControlGroups")
        || unit.flag("MountAPIVFS");
  }

  private static boolean isAskedFor(String dropIn) {
    for (Setting setting :
        UnitFile.parse(Path.of("drop-in"), dropIn, UnitType.SERVICE).settings()) {
      Set<String> open = OPEN.get(setting.key());
      if (open != null && !open.contains(setting.value().strip())) {
        return true;
      }
    }
    return false;
  }
}
