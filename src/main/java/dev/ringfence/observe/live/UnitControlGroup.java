package dev.ringfence.observe.live;

import java.util.ArrayList;
import java.util.List;

/** Where systemd puts a unit's processes (systemd.slice(5)). */
final class UnitControlGroup {
  private UnitControlGroup() {}

  /**
   * The names on the way from the root of the hierarchy: {@code a-b.slice} lies in {@code a.slice}.
   *
   * @param slice empty for the default, {@code system.slice}
   */
  static List<String> names(String slice, String unit) {
    List<String> names = new ArrayList<>();
    String name = slice.isEmpty() ? "system" : slice.replaceFirst("\\.slice$", "");
    if (!name.equals("-")) {
      for (int dash = name.indexOf('-'); dash >= 0; dash = name.indexOf('-', dash + 1)) {
        names.add(name.substring(0, dash) + ".slice");
      }
      names.add(name + ".slice");
    }
    names.add(unit);
    return names;
  }
}
