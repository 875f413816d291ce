package dev.ringfence.trial.probe;

import dev.ringfence.derive.evidence.Assigned;
import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.Sandboxing;
import dev.ringfence.linux.Architecture;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The unit that is probed, with every drop-in, and what has to be known of the clone it is in.
 *
 * @param unit with its sandbox
 * @param architecture of this machine
 * @param namespaces numbers of the system's own namespaces in the clone, by the kernel's name for
 *     the kind, such as {@code net}
 * @param exists whether a path is there in the clone
 */
record Subject(
    Unit unit, Architecture architecture, Map<String, Long> namespaces, Predicate<String> exists) {
  Subject {
    namespaces = Map.copyOf(namespaces);
  }

  Assigned assigned() {
    return new Assigned(unit);
  }

  /** The last value of a directive, specifiers resolved; empty when it has none. */
  String text(String directive) {
    return assigned().text(directive, "");
  }

  List<String> words(String directive) {
    return assigned().words(directive);
  }

  /** The paths that a directive lists, without the prefixes that systemd.exec(5) allows. */
  List<String> paths(String directive) {
    return words(directive).stream()
        .map(word -> word.replaceFirst("^[-+]{1,2}", ""))
        .map(word -> word.startsWith("/") ? word.split(":", 2)[0] : word)
        .filter(path -> path.startsWith("/") && path.chars().noneMatch(c -> c <= ' '))
        .toList();
  }

  /** The directives that this unit sets to something that is not their open value. */
  List<Sandboxing> chosen() {
    List<Sandboxing> chosen = new ArrayList<>();
    for (Directive directive : Catalogue.all()) {
      if (directive instanceof Sandboxing sandboxing && isChosen(sandboxing)) {
        chosen.add(sandboxing);
      }
    }
    return chosen;
  }

  private boolean isChosen(Sandboxing directive) {
    String name = directive.name();
    boolean emptied = assigned().emptied(name).isPresent() && name.equals("CapabilityBoundingSet");
    if (emptied) {
      return true;
    }
    if (!assigned().sets(name)) {
      return false;
    }
    var entry = directive.entry();
    String value = text(name);
    return entry.grades().isEmpty()
        || !entry.scale()
        || entry
            .gradeOf(value)
            .map(grade ->
                !grade.equals(entry.grades().getFirst())
                    && !grade.same().equals(entry.grades().getFirst().written()))
            .orElse(true);
  }

  /** As it stands in the unit, for people: one line, however many the unit has. */
  String setting(String directive) {
    List<Setting> all = assigned().settings(directive);
    return directive + "=" + String.join(" ", all.stream().map(Setting::value).toList());
  }
}
