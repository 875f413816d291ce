package dev.ringfence.derive.rule;

import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Fact;
import dev.ringfence.unit.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A list of names that the unit itself allows or denies, made of several lines as systemd does: the
 * first line decides which of the two it is, later ones of the same kind add, of the other kind
 * take away.
 *
 * @param allows the names are all that is allowed; else they are what is denied
 */
record OwnList(boolean allows, Set<String> names, Setting last) {
  /** The unit's lines in force; empty when it has none. */
  static Optional<OwnList> read(
      List<Setting> settings, Function<String, ? extends Iterable<String>> namesOf) {
    if (settings.isEmpty()) {
      return Optional.empty();
    }
    boolean allows = !settings.getFirst().value().startsWith("~");
    Set<String> names = new TreeSet<>();
    for (Setting setting : settings) {
      boolean inverted = setting.value().startsWith("~");
      for (String name : namesOf.apply(setting.value().substring(inverted ? 1 : 0))) {
        if (inverted != allows) {
          names.add(name);
        } else {
          names.remove(name);
        }
      }
    }
    return Optional.of(new OwnList(allows, names, settings.getLast()));
  }

  /** What it refuses of names that are needed, each opened by a line of its own. */
  List<Refused> refused(Map<String, ? extends Fact> needed) {
    List<Refused> refused = new ArrayList<>();
    needed.forEach((name, fact) -> {
      if (!allowed(name)) {
        refused.add(Refused.by(last, fact, last.key(), name));
      }
    });
    return refused;
  }

  boolean allowed(String name) {
    return allows == names.contains(name);
  }

  /**
   * How it stands to a planned list.
   *
   * @param needed the names that the plan allows
   * @param value writes a list of names
   * @param factFor the evidence that a name is needed; empty for those that are there for safety
   */
  Standing standing(
      Set<String> needed,
      Function<List<String>, Value> value,
      Function<String, Optional<Verdict.Breaks>> factFor) {
    List<String> both = new ArrayList<>();
    for (String name : needed) {
      if (allowed(name)) {
        both.add(name);
      } else {
        Optional<Verdict.Breaks> breaks = factFor.apply(name);
        if (breaks.isPresent()) {
          return new Standing.Clash(last, breaks.get());
        }
      }
    }
    if (allows && needed.containsAll(names)) {
      return new Standing.Enough("the unit sets " + last.key() + " (" + last.location() + ")");
    }
    return new Standing.Tighten(value.apply(both).afterReset());
  }
}
