package dev.ringfence.observe.live;

/** Where systemd puts a unit's processes (systemd.slice(5)). */
final class UnitControlGroup {
  private UnitControlGroup() {}

  /**
   * The path below the root of the hierarchy: {@code a-b.slice} lies in {@code a.slice}.
   *
   * @param slice empty for the default, {@code system.slice}
   */
  static String path(String slice, String unit) {
    StringBuilder path = new StringBuilder();
    String name = slice.isEmpty() ? "system" : slice.replaceFirst("\\.slice$", "");
    if (!name.equals("-")) {
      for (int dash = name.indexOf('-'); dash >= 0; dash = name.indexOf('-', dash + 1)) {
        path.append('/').append(name, 0, dash).append(".slice");
      }
      path.append('/').append(name).append(".slice");
    }
    return path.append('/').append(unit).toString();
  }
}
