package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import java.util.List;

/** A directive whose values are words, one stricter than the other. */
abstract class OnScale implements Rule {
  private final Scale scale;

  /** A directive with its words from open to strict. */
  OnScale(String directive, String... words) {
    this.scale = new Scale(directive, List.of(words));
  }

  final Value value(String word) {
    return Value.of(scale.directive(), word);
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    return scale.standing(evidence.unit(), planned, verdicts);
  }

  @Override
  public Standing standing(Evidence evidence, List<Verdict> verdicts) {
    return scale.standing(evidence.unit(), verdicts);
  }
}
