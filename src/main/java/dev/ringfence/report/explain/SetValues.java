package dev.ringfence.report.explain;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;

/** Which settings of a unit count in the end, by directive. */
final class SetValues {
  private final Unit unit;
  private final SystemdVersion version;

  SetValues(Unit unit, SystemdVersion version) {
    this.unit = unit;
    this.version = version;
  }

  /** The settings of a directive that nothing later replaced. */
  List<Setting> counting(Entry entry) {
    List<Setting> counting = new ArrayList<>();
    for (Setting setting : unit.settings()) {
      boolean named = setting.key().equals(entry.name()) || entry.aliases().contains(setting.key());
      if (!named || !entry.placement().sections().contains(setting.section())) {
        continue;
      }
      if (setting.value().isEmpty()) {
        if (entry.emptiness() != Emptiness.IGNORED) {
          counting.clear();
        }
      } else if (entry.repetition() != Repetition.LAST_WINS) {
        counting.add(setting);
      } else if (entry.kind().check(setting.value(), version).isGood()) {
        counting.clear();
        counting.add(setting);
      }
    }
    return counting;
  }

  /**
   * Those settings of a directive with one of these values.
   *
   * @param values empty for any value, and of a switch for on; one that ends with a slash stands
   *     for that directory and all below
   */
  List<Setting> with(String directive, List<String> values) {
    List<Setting> found = new ArrayList<>();
    Catalogue.find(directive)
        .ifPresent(known -> {
          Entry entry = known.entry();
          List<String> wanted =
              values.isEmpty() && entry.kind() instanceof Bool ? List.of("yes") : values;
          for (Setting setting : counting(entry)) {
            if (wanted.isEmpty() || holds(setting.value(), wanted)) {
              found.add(setting);
            }
          }
        });
    return found;
  }

  private static boolean holds(String value, List<String> wanted) {
    for (String word : Words.of(value, Words.Rule.UNQUOTE).words()) {
      for (String part : word.split(":", -1)) {
        String canonical = Bool.parse(part).map(on -> on ? "yes" : "no").orElse(unmarked(part));
        for (String each : wanted) {
          if (canonical.equals(each) || isAtOrBelow(canonical, each)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** A path without the {@code -} and {@code +} before it. */
  private static String unmarked(String part) {
    String path = part.startsWith("-") ? part.substring(1) : part;
    return path.startsWith("+") ? path.substring(1) : path;
  }

  /** Whether a directory that is written with a slash at its end is this path or holds it. */
  private static boolean isAtOrBelow(String path, String directory) {
    return directory.length() > 1 && directory.endsWith("/") && (path + "/").startsWith(directory);
  }
}
