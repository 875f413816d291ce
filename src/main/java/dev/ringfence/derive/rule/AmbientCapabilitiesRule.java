package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** None is ever added; of those that the unit gives, the ones that were used stay. */
final class AmbientCapabilitiesRule implements Rule {
  private static final String NAME = "AmbientCapabilities";

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Optional<OwnList> own = CapabilitySets.own(evidence, NAME).filter(OwnList::allows);
    if (own.isEmpty()) {
      return List.of();
    }
    List<Fact> support = new ArrayList<>();
    List<String> used = new ArrayList<>();
    for (Fact.Capability fact : evidence.done(Fact.Capability.class)) {
      if (own.get().names().contains(fact.name()) && !used.contains(fact.name())) {
        used.add(fact.name());
        support.add(fact);
      }
    }
    Value value = CapabilitySets.value(NAME, used);
    return List.of(
        evidence.unopposed(
            value,
            used.isEmpty()
                ? "It used none of the capabilities that the unit gives it."
                : "Of the capabilities that the unit gives it, it used " + value.text() + ".",
            support));
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    return CapabilitySets.read(planned.text())
            .containsAll(CapabilitySets.own(evidence, NAME).orElseThrow().names())
        ? new Standing.Enough("the unit gives no more than was used")
        : new Standing.Tighten(planned.afterReset());
  }

  /** It gives, and refuses nothing. */
  @Override
  public List<Refused> refused(Evidence evidence) {
    return List.of();
  }
}
