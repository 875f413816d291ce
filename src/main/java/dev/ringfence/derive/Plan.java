package dev.ringfence.derive;

import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.derive.verdict.Reason;
import java.util.List;
import java.util.Optional;

/**
 * The chosen values for one unit, each with its verdict and reason.
 *
 * @param unit its name
 * @param systemd the version it is for
 * @param caution how much of what is unproven it takes
 * @param gaps what was not exercised
 * @param decisions by topic
 * @param advice what a person could do beyond it, a sentence each
 */
public record Plan(
    String unit,
    String systemd,
    Caution caution,
    List<Reason> gaps,
    List<Decision> decisions,
    List<String> advice) {
  public Plan {
    gaps = List.copyOf(gaps);
    decisions = List.copyOf(decisions);
    advice = List.copyOf(advice);
  }

  /** The decision on a directive. */
  public Optional<Decision> decision(String directive) {
    return decisions.stream().filter(one -> one.directive().equals(directive)).findFirst();
  }

  /** Every line that it writes, in order. */
  public List<Assignment> assignments() {
    return decisions.stream()
        .flatMap(decision -> decision.lines().stream())
        .flatMap(value -> value.assignments().stream())
        .toList();
  }

  /** Settings of the unit itself that contradict what was seen. */
  public List<Decision.Choice.Clash> clashes() {
    return decisions.stream()
        .map(Decision::choice)
        .filter(Decision.Choice.Clash.class::isInstance)
        .map(Decision.Choice.Clash.class::cast)
        .toList();
  }
}
