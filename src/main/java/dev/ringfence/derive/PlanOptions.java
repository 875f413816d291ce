package dev.ringfence.derive;

import dev.ringfence.derive.verdict.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the user asks of a plan.
 *
 * @param caution how much of what is unproven to take
 * @param tight a list of system calls by name instead of groups
 * @param pins values that stay as the user says, whatever the facts say
 * @param only directives to decide on; empty for all
 * @param without directives to leave alone
 * @param loosened directives of which trials showed that values break the service, and how many of
 *     the strictest ones
 */
public record PlanOptions(
    Caution caution,
    boolean tight,
    List<Value> pins,
    Set<String> only,
    Set<String> without,
    Map<String, Integer> loosened) {
  /** Balanced, with everything. */
  public static final PlanOptions USUAL =
      new PlanOptions(Caution.BALANCED, false, List.of(), Set.of(), Set.of());

  public PlanOptions {
    pins = List.copyOf(pins);
    only = Set.copyOf(only);
    without = Set.copyOf(without);
    loosened = Map.copyOf(loosened);
  }

  /** What a user can ask: no trial has shown anything yet. */
  public PlanOptions(
      Caution caution, boolean tight, List<Value> pins, Set<String> only, Set<String> without) {
    this(caution, tight, pins, only, without, Map.of());
  }

  /** The same with another caution. */
  public PlanOptions with(Caution other) {
    return new PlanOptions(other, tight, pins, only, without, loosened);
  }

  /** The same, but of one directive the next weaker value is taken, or none where there is none. */
  public PlanOptions loosened(String directive) {
    Map<String, Integer> more = new TreeMap<>(loosened);
    more.merge(directive, 1, Integer::sum);
    return new PlanOptions(caution, tight, pins, only, without, more);
  }

  /** The same, but one directive more is left alone. */
  public PlanOptions without(String directive) {
    Set<String> more = new java.util.TreeSet<>(without);
    more.add(directive);
    return new PlanOptions(caution, tight, pins, only, more, loosened);
  }
}
