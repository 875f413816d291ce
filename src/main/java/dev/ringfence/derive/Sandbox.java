package dev.ringfence.derive;

import dev.ringfence.derive.evidence.Assigned;
import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.Surroundings;
import dev.ringfence.derive.rule.OwnMounts;
import dev.ringfence.derive.rule.Refused;
import dev.ringfence.derive.rule.RuleFor;
import dev.ringfence.derive.rule.Rules;
import dev.ringfence.directive.Sandboxing;
import dev.ringfence.observe.Coverage;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Profile;
import dev.ringfence.unit.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * The sandbox that a unit has: which of its lines refuse an operation, by the same rules from which
 * plans are made.
 *
 * @param unit with all of its drop-ins
 * @param surroundings the machine that it runs on
 */
public record Sandbox(Unit unit, Surroundings surroundings) {
  private static final List<Sandboxing> DIRECTIVES = Rules.order();

  /**
   * Every line that refuses a fact, as if nothing else did.
   *
   * @param fact something that came off, or that would have
   * @param context what else the service did that bears on it, such as that it made the file
   */
  public List<Refused> refuses(Fact fact, List<Fact> context) {
    List<Fact> facts = new ArrayList<>(context);
    facts.add(fact);
    Evidence evidence =
        new Evidence(new Profile("", Coverage.NONE, facts), new Assigned(unit), surroundings);
    List<Refused> refused = new ArrayList<>(OwnMounts.refused(evidence));
    for (Sandboxing directive : DIRECTIVES) {
      switch (Rules.of(directive, false)) {
        case RuleFor.Own(var rule) -> refused.addAll(rule.refused(evidence));
        case RuleFor.PartOf(_), RuleFor.NotByFacts(_) -> {
          // The one that it goes with refuses, or the unit's own mounts do.
        }
      }
    }
    return refused.stream().filter(one -> one.fact().equals(fact)).toList();
  }
}
