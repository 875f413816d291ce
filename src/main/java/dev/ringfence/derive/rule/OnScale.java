package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import java.util.List;

/** A directive whose values are words, one stricter than the other. */
abstract class OnScale implements Rule {
  private final Scale scale;

  OnScale(String directive) {
    this.scale = Scale.of(directive);
  }

  final Value value(String word) {
    return Value.of(scale.directive(), word);
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    return scale.standing(evidence, planned, verdicts);
  }

  @Override
  public Standing standing(Evidence evidence, List<Verdict> verdicts) {
    return scale.standing(evidence, verdicts);
  }

  @Override
  public List<Refused> refused(Evidence evidence) {
    return scale.refused(evidence, judge(evidence)).stream().toList();
  }
}
