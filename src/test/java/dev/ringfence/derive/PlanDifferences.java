package dev.ringfence.derive;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What one more fact changes in the lines of a plan. */
final class PlanDifferences {
  private PlanDifferences() {}

  /** Lines that are gone with a minus, new ones with a plus, changed ones as they are now. */
  static List<String> between(Map<String, String> before, Map<String, String> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> !String.valueOf(before.get(name)).equals(String.valueOf(after.get(name))))
        .map(name ->
            !after.containsKey(name)
                ? "-" + name
                : (before.containsKey(name) ? "" : "+") + name + "=" + after.get(name))
        .toList();
  }
}
