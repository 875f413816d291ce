package dev.ringfence.derive;

import dev.ringfence.derive.verdict.Value;
import java.util.List;
import java.util.Set;

/**
 * What the user asks of a plan.
 *
 * @param caution how much of what is unproven to take
 * @param tight a list of system calls by name instead of groups
 * @param pins values that stay as the user says, whatever the facts say
 * @param only directives to decide on; empty for all
 * @param without directives to leave alone
 */
public record PlanOptions(
    Caution caution, boolean tight, List<Value> pins, Set<String> only, Set<String> without) {
  /** Balanced, with everything. */
  public static final PlanOptions USUAL =
      new PlanOptions(Caution.BALANCED, false, List.of(), Set.of(), Set.of());

  public PlanOptions {
    pins = List.copyOf(pins);
    only = Set.copyOf(only);
    without = Set.copyOf(without);
  }

  /** The same with another caution. */
  public PlanOptions with(Caution other) {
    return new PlanOptions(other, tight, pins, only, without);
  }

  /** The same, but one directive more is left alone. */
  public PlanOptions without(String directive) {
    Set<String> more = new java.util.TreeSet<>(without);
    more.add(directive);
    return new PlanOptions(caution, tight, pins, only, more);
  }
}
