package dev.ringfence.observe;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a service was seen to do, and what was and was not exercised. Facts are kept once each and
 * in one order, so that equal profiles are equal to the byte.
 *
 * @param schema the version of the file format, now {@link #SCHEMA}
 * @param unit the unit's name, such as {@code nginx.service}; empty for a command that is no unit
 * @param coverage what was exercised
 * @param facts distinct, sorted
 */
public record Profile(int schema, String unit, Coverage coverage, List<Fact> facts) {
  /** The version this program writes. */
  public static final int SCHEMA = 1;

  /** A profile may hold this many distinct facts: 100,000 files and all that is beside them. */
  public static final int MAX_FACTS = 250_000;

  public Profile {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException("schema " + schema + " is not " + SCHEMA);
    }
    Names.checkLength("unit", unit);
    facts = distinct(facts);
  }

  /** A profile of the present schema. */
  public Profile(String unit, Coverage coverage, Collection<Fact> facts) {
    this(SCHEMA, unit, coverage, List.copyOf(facts));
  }

  private static List<Fact> distinct(List<Fact> facts) {
    Map<Fact, Fact> byIdentity = HashMap.newHashMap(facts.size());
    for (Fact fact : facts) {
      byIdentity.merge(
          FactIdentity.of(fact),
          fact,
          (one, two) -> FactIdentity.withSeen(one, one.seen().merge(two.seen())));
    }
    if (byIdentity.size() > MAX_FACTS) {
      throw new IllegalArgumentException(
          byIdentity.size() + " facts in one profile, more than " + MAX_FACTS);
    }
    return byIdentity.values().stream().sorted(FactIdentity.ORDER).toList();
  }
}
