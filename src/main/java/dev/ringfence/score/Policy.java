package dev.ringfence.score;

import java.util.HashMap;
import java.util.Map;

/**
 * Weights and ranges that differ from systemd's own, from a policy file as {@code systemd-analyze
 * security --security-policy=} takes it.
 */
public final class Policy {
  /** Changes nothing. */
  public static final Policy NONE = new Policy(Map.of(), Map.of());

  private final Map<String, Long> weights;
  private final Map<String, Long> ranges;

  /**
   * A policy.
   *
   * @param weights by {@link Row#field()}; 0 takes the row out
   * @param ranges by {@link Row#field()}; never less than the row's own range
   */
  Policy(Map<String, Long> weights, Map<String, Long> ranges) {
    this.weights = new HashMap<>(weights);
    this.ranges = new HashMap<>(ranges);
  }

  long weight(Row row) {
    return weights.isEmpty() ? row.weight() : weights.getOrDefault(row.field(), row.weight());
  }

  long range(Row row) {
    return ranges.isEmpty() ? row.range() : ranges.getOrDefault(row.field(), row.range());
  }
}
