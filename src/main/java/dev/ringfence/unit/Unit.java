package dev.ringfence.unit;

import java.nio.file.Path;
import java.util.List;

/**
 * A unit as systemd would load it: its fragment and every drop-in that applies, in the order in
 * which systemd reads them.
 *
 * @param name the name it was loaded by
 * @param fragment the main file
 * @param dropIns in the order in which they are read
 * @param settings all of them, in the order in which systemd applies them (fragment, then drop-ins)
 * @param specifiers resolves {@code %n}, {@code %i} and the others for this unit
 * @param problems lines that systemd would ignore with a warning
 */
public record Unit(
    UnitName name,
    Path fragment,
    List<Path> dropIns,
    List<Setting> settings,
    Specifiers specifiers,
    List<Problem> problems) {
  public Unit {
    dropIns = List.copyOf(dropIns);
    settings = List.copyOf(settings);
    problems = List.copyOf(problems);
  }

  /** Every assignment of one key, resets included, in the order in which systemd applies them. */
  public List<Setting> settings(String section, String key) {
    return settings.stream()
        .filter(setting -> setting.section().equals(section) && setting.key().equals(key))
        .toList();
  }
}
