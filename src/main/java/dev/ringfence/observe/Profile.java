package dev.ringfence.observe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /**
   * The union of both: commutative, associative and idempotent, and equal to the last byte whatever
   * the order.
   *
   * @throws IllegalArgumentException when they are of two units, or too large together
   */
  public Profile merge(Profile other) {
    return merge(List.of(this, other));
  }

  /** The union of all of them; see {@link #merge(Profile)}. */
  public static Profile merge(List<Profile> profiles) {
    String unit = "";
    Coverage coverage = Coverage.NONE;
    List<Fact> facts = new ArrayList<>();
    for (Profile profile : profiles) {
      if (!unit.isEmpty() && !profile.unit.isEmpty() && !unit.equals(profile.unit)) {
        throw new IllegalArgumentException(
            "profiles of two units do not merge: " + unit + " and " + profile.unit);
      }
      unit = unit.isEmpty() ? profile.unit : unit;
      coverage = coverage.merge(profile.coverage);
      facts.addAll(profile.facts);
    }
    return new Profile(unit, coverage, facts);
  }

  /** The facts that {@code other} has not, whatever their times and counts. */
  public List<Fact> without(Profile other) {
    Set<Fact> known = HashSet.newHashSet(other.facts.size());
    other.facts.forEach(fact -> known.add(FactIdentity.of(fact)));
    return facts.stream().filter(fact -> !known.contains(FactIdentity.of(fact))).toList();
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
    return FactIdentity.sorted(byIdentity.values());
  }
}
