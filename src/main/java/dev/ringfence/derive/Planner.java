package dev.ringfence.derive;

import dev.ringfence.derive.evidence.Assigned;
import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.Surroundings;
import dev.ringfence.derive.rule.Rule;
import dev.ringfence.derive.rule.RuleFor;
import dev.ringfence.derive.rule.Rules;
import dev.ringfence.derive.rule.Standing;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.Sandboxing;
import dev.ringfence.observe.Profile;
import dev.ringfence.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a plan: of each directive the strictest value that no fact contradicts and that the caution
 * lets pass. More facts never make a stricter plan, so what a trial shows to be needed is added to
 * the profile as facts, and the plan is made anew.
 */
public final class Planner {
  private final PlanOptions options;
  private final Surroundings surroundings;

  /** A planner for one machine. */
  public Planner(PlanOptions options, Surroundings surroundings) {
    this.options = options;
    this.surroundings = surroundings;
  }

  /** Plans for a unit by what was seen of it. */
  public Planning plan(Profile profile, Unit unit) {
    Optional<String> refusal = Worth.refusal(profile, unit);
    if (refusal.isPresent()) {
      return new Planning.Refused(refusal.get());
    }
    Assigned assigned = new Assigned(unit);
    Evidence evidence = new Evidence(profile, assigned, surroundings);
    List<Decision> decisions = new ArrayList<>();
    for (Sandboxing directive : Rules.order()) {
      for (Decision decision : decide(directive, evidence)) {
        settled(decision).ifPresent(evidence::decide);
        decisions.add(decision);
      }
    }
    decisions.sort(Topics.ORDER);
    return new Planning.Made(
        new Plan(
            assigned.name(),
            surroundings.systemd().release(),
            options.caution(),
            evidence.gaps().all(),
            decisions,
            Advice.of(evidence)));
  }

  private static Optional<Value> settled(Decision decision) {
    return switch (decision.choice()) {
      case Decision.Choice.Take(Value value, Verdict _) -> Optional.of(value);
      case Decision.Choice.Pinned(Value value) -> Optional.of(value);
      case Decision.Choice.Enough(_, _),
          Decision.Choice.Clash(_, _),
          Decision.Choice.Leave(String _) ->
          Optional.empty();
    };
  }

  /** Nothing for a directive that goes with another one, unless the user pins it. */
  private List<Decision> decide(Sandboxing directive, Evidence evidence) {
    String name = directive.name();
    for (Value pin : options.pins()) {
      if (pin.directive().equals(name)) {
        return List.of(new Decision(name, List.of(), new Decision.Choice.Pinned(pin)));
      }
    }
    return switch (Rules.of(directive, options.tight())) {
      case RuleFor.PartOf(Sandboxing _) -> List.of();
      case RuleFor.NotByFacts(String why) -> List.of(left(name, why));
      case RuleFor.Own(Rule rule) -> List.of(decide(name, rule, evidence));
    };
  }

  private Decision decide(String directive, Rule rule, Evidence evidence) {
    boolean asked = options.only().isEmpty() || options.only().contains(directive);
    if (!asked || options.without().contains(directive)) {
      return left(directive, "It was to be left alone.");
    }
    Optional<String> support = Support.missing(directive, surroundings);
    if (support.isPresent()) {
      return left(directive, support.get());
    }
    List<Verdict> verdicts = Mounts.judge(directive, rule.judge(evidence), evidence);
    return new Decision(directive, verdicts, choice(directive, rule, verdicts, evidence));
  }

  private static Decision left(String directive, String why) {
    return new Decision(directive, List.of(), new Decision.Choice.Leave(why));
  }

  private Decision.Choice choice(
      String directive, Rule rule, List<Verdict> verdicts, Evidence evidence) {
    int broke = options.loosened().getOrDefault(directive, 0);
    for (Verdict verdict : verdicts) {
      if (options.caution().takes(verdict) && broke-- <= 0) {
        return switch (rule.standing(evidence, verdict.value(), verdicts)) {
          case Standing.Open() -> new Decision.Choice.Take(verdict.value(), verdict);
          case Standing.Tighten(Value instead) -> new Decision.Choice.Take(instead, verdict);
          case Standing.Enough(String how) -> new Decision.Choice.Enough(verdict.value(), how);
          case Standing.Clash(var setting, var breaks) ->
              new Decision.Choice.Clash(setting, breaks);
        };
      }
    }
    return switch (rule.standing(evidence, verdicts)) {
      case Standing.Clash(var setting, var breaks) -> new Decision.Choice.Clash(setting, breaks);
      case Standing.Open(), Standing.Tighten(_), Standing.Enough(_) ->
          new Decision.Choice.Leave(
              options.loosened().containsKey(directive)
                  ? "A trial showed that it breaks the service, though nothing that was seen tells"
                      + " why."
                  : why(verdicts));
    };
  }

  private String why(List<Verdict> verdicts) {
    if (verdicts.isEmpty()) {
      return "It would add nothing to this unit.";
    }
    Verdict last = verdicts.getLast();
    return last instanceof Verdict.Unproven
        ? last.sentence() + " Too likely to break for " + options.caution().word() + " caution."
        : last.sentence();
  }
}
