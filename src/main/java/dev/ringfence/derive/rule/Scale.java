package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Assigned;
import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.observe.Fact;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.SystemdVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values of a directive from open to strict, as the catalogue has them, by which the unit's own
 * one is compared.
 */
record Scale(Entry entry, List<String> words) {
  /** What DynamicUser=yes sets where the unit does not, see systemd.exec(5). */
  private static final Map<String, String> OF_DYNAMIC_USER =
      Map.of(
          "ProtectSystem", "strict",
          "ProtectHome", "read-only",
          "PrivateTmp", "yes",
          "RemoveIPC", "yes",
          "NoNewPrivileges", "yes",
          "RestrictSUIDSGID", "yes");

  Scale {
    words = List.copyOf(words);
  }

  static Scale of(String directive) {
    Entry entry = Catalogue.find(directive).orElseThrow().entry();
    return new Scale(
        entry,
        entry.grades().stream()
            .filter(grade -> grade.same().isEmpty())
            .map(Grade::written)
            .toList());
  }

  String directive() {
    return entry.name();
  }

  Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    int own = own(evidence);
    return own > 0 && own >= rank(planned.text(), evidence)
        ? judged(evidence, verdicts)
        : new Standing.Open();
  }

  Standing standing(Evidence evidence, List<Verdict> verdicts) {
    return own(evidence) > 0 ? judged(evidence, verdicts) : new Standing.Open();
  }

  /**
   * What the unit's own word refuses, and the next weaker one that does not; or the lines that go
   * with it and that the unit lacks.
   */
  Optional<Refused> refused(Evidence evidence, List<Verdict> verdicts) {
    Assigned unit = evidence.unit();
    Optional<Setting> line = unit.last(directive()).or(() -> unit.last("DynamicUser"));
    int own = own(evidence);
    if (own == 0 || line.isEmpty() || verdicts.isEmpty()) {
      return Optional.empty();
    }
    int at = 0;
    while (at < verdicts.size() - 1 && rank(verdicts.get(at).value().text(), evidence) > own) {
      at++;
    }
    List<Assignment> lines = verdicts.get(at).value().assignments();
    return switch (verdicts.get(at)) {
      case Verdict.Breaks breaks ->
          Optional.of(new Refused(directive(), line.get(), breaks.fact(), weaker(verdicts, at)));
      case Verdict.Fits(_, _, List<Fact> support) -> lacks(line.get(), lines, support);
      case Verdict.Unproven(_, _, _, _, List<Fact> support) -> lacks(line.get(), lines, support);
    };
  }

  private List<Assignment> weaker(List<Verdict> verdicts, int from) {
    for (Verdict verdict : verdicts.subList(from, verdicts.size())) {
      if (!(verdict instanceof Verdict.Breaks)) {
        return verdict.value().assignments();
      }
    }
    return List.of(new Assignment(directive(), words.getFirst()));
  }

  private Optional<Refused> lacks(Setting line, List<Assignment> lines, List<Fact> support) {
    return lines.size() < 2 || support.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refused(directive(), line, support.getFirst(), lines.subList(1, lines.size())));
  }

  /** The unit's own place on the scale; 0 for the open end. */
  private int own(Evidence evidence) {
    return rank(text(evidence.unit()), evidence);
  }

  /** The place of a value on the scale; 0 for one that this systemd cannot read, too. */
  private int rank(String text, Evidence evidence) {
    SystemdVersion version = evidence.surroundings().systemd().version();
    return entry.kind().check(text, version).isGood()
        ? entry
            .gradeOf(text)
            .map(grade -> grade.same().isEmpty() ? grade.written() : grade.same())
            .map(words::indexOf)
            .orElse(0)
        : 0;
  }

  private String text(Assigned unit) {
    String otherwise =
        unit.isOn("DynamicUser")
            ? OF_DYNAMIC_USER.getOrDefault(directive(), words.getFirst())
            : words.getFirst();
    return unit.text(directive(), otherwise);
  }

  /** A value that breaks something breaks it in a stricter one as well. */
  private Standing judged(Evidence evidence, List<Verdict> verdicts) {
    Assigned unit = evidence.unit();
    String text = text(unit);
    Optional<Setting> setting = unit.last(directive());
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.Breaks breaks
          && rank(breaks.value().text(), evidence) <= own(evidence)
          && setting.isPresent()) {
        return new Standing.Clash(setting.get(), breaks);
      }
    }
    return new Standing.Enough(
        setting
            .map(own -> "the unit sets " + directive() + "=" + text + " (" + own.location() + ")")
            .orElse("DynamicUser=yes brings " + directive() + "=" + text));
  }
}
