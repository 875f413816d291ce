package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Assigned;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.unit.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words of a directive from open to strict, by which the unit's own one is compared.
 *
 * @param directive by systemd's spelling
 * @param words {@code yes} and {@code no} for every spelling of those
 */
record Scale(String directive, List<String> words) {
  /** What DynamicUser=yes sets where the unit does not, see systemd.exec(5). */
  private static final Map<String, String> OF_DYNAMIC_USER =
      Map.of(
          "ProtectSystem", "strict",
          "ProtectHome", "read-only",
          "PrivateTmp", "yes",
          "RemoveIPC", "yes",
          "NoNewPrivileges", "yes",
          "RestrictSUIDSGID", "yes");

  Standing standing(Assigned unit, Value planned, List<Verdict> verdicts) {
    int own = own(unit);
    return own > 0 && own >= words.indexOf(planned.text())
        ? judged(unit, verdicts)
        : new Standing.Open();
  }

  Standing standing(Assigned unit, List<Verdict> verdicts) {
    return own(unit) > 0 ? judged(unit, verdicts) : new Standing.Open();
  }

  /** The unit's own place on the scale; 0 for the open end, and for what cannot be read. */
  private int own(Assigned unit) {
    return Math.max(0, words.indexOf(word(unit)));
  }

  private String word(Assigned unit) {
    String otherwise =
        unit.isOn("DynamicUser")
            ? OF_DYNAMIC_USER.getOrDefault(directive, words.getFirst())
            : words.getFirst();
    String text = unit.text(directive, otherwise);
    return Bool.parse(text).map(on -> on ? "yes" : "no").orElse(text);
  }

  private Standing judged(Assigned unit, List<Verdict> verdicts) {
    String word = word(unit);
    Optional<Setting> setting = unit.last(directive);
    for (Verdict verdict : verdicts) {
      if (verdict instanceof Verdict.Breaks breaks
          && breaks.value().text().equals(word)
          && setting.isPresent()) {
        return new Standing.Clash(setting.get(), breaks);
      }
    }
    return new Standing.Enough(
        setting
            .map(own -> "the unit sets " + directive + "=" + word + " (" + own.location() + ")")
            .orElse("DynamicUser=yes brings " + directive + "=" + word));
  }
}
