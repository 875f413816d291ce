package dev.ringfence.derive;

import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.unit.Setting;
import java.util.List;

/**
 * What a plan does about one directive.
 *
 * @param directive by systemd's spelling
 * @param verdicts on its values, from strict to open; empty when none was judged
 * @param choice what was decided
 */
public record Decision(String directive, List<Verdict> verdicts, Choice choice) {
  public Decision {
    verdicts = List.copyOf(verdicts);
  }

  /** What was decided. */
  public sealed interface Choice {
    /**
     * The plan sets it.
     *
     * @param value the lines to write, which may differ from the verdict's where the unit has some
     */
    record Take(Value value, Verdict verdict) implements Choice {}

    /** The user said so. */
    record Pinned(Value value) implements Choice {}

    /** The unit, or another directive, does as much already. */
    record Enough(Value value, String how) implements Choice {}

    /** The unit's own setting contradicts a fact; it is left to the user. */
    record Clash(Setting setting, Verdict.Breaks evidence) implements Choice {}

    /** The plan leaves it alone, with the reason in a sentence. */
    record Leave(String why) implements Choice {}
  }

  /** The lines that the plan writes for it. */
  public List<Value> lines() {
    return switch (choice) {
      case Choice.Take(Value value, Verdict _) -> List.of(value);
      case Choice.Pinned(Value value) -> List.of(value);
      case Choice.Enough(Value _, String _), Choice.Clash(_, _), Choice.Leave(String _) ->
          List.of();
    };
  }

  /** The facts that stood against stricter values, strictest first. */
  public List<Verdict.Breaks> against() {
    return verdicts.stream()
        .filter(Verdict.Breaks.class::isInstance)
        .map(Verdict.Breaks.class::cast)
        .toList();
  }
}
