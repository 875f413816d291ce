package dev.ringfence.derive.evidence;

import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Everything a rule may judge by: the facts by kind, the unit, the machine, what was not exercised,
 * and what the plan has already decided.
 */
public final class Evidence {
  /** The most telling first: what worked, in the service itself, the earliest. */
  private static final Comparator<Fact> TELLING =
      Comparator.comparingInt((Fact fact) -> fact.seen().outcome().succeeded() ? 0 : 1)
          .thenComparingInt(fact -> fact.seen().stage().kind() == Stage.Kind.EXEC_START ? 0 : 1)
          .thenComparing(fact -> fact.seen().first())
          .thenComparing(FactText::sentence);

  private final Map<Class<?>, List<Fact>> sandboxed = new LinkedHashMap<>();
  private final Map<Class<?>, List<Fact>> all = new LinkedHashMap<>();
  private final Profile profile;
  private final Assigned unit;
  private final Surroundings surroundings;
  private final Gaps gaps;
  private final Map<String, Value> decided = new LinkedHashMap<>();

  /** Sorts the facts by kind, once. */
  public Evidence(Profile profile, Assigned unit, Surroundings surroundings) {
    this.profile = profile;
    this.unit = unit;
    this.surroundings = surroundings;
    this.gaps = Gaps.of(profile.coverage(), unit);
    Set<Stage> exempt = new HashSet<>();
    for (Assigned.ExecLine line : unit.execLines()) {
      if (line.unsandboxed()) {
        exempt.add(line.stage());
      }
    }
    for (Fact fact : profile.facts()) {
      // What was refused already before the plan is not needed: nothing new is denied.
      if (fact.seen().outcome() instanceof Outcome.DeniedBySeccomp) {
        continue;
      }
      all.computeIfAbsent(fact.getClass(), _ -> new ArrayList<>()).add(fact);
      if (!exempt.contains(fact.seen().stage())) {
        sandboxed.computeIfAbsent(fact.getClass(), _ -> new ArrayList<>()).add(fact);
      }
    }
  }

  /** The unit as it is. */
  public Assigned unit() {
    return unit;
  }

  /** The machine the plan is for. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** What was not exercised. */
  public Gaps gaps() {
    return gaps;
  }

  /** Whether the plan, or the unit itself, sets a directive to anything but no. */
  public boolean holds(String directive) {
    Value value = decided.get(directive);
    return value == null ? unit.switchesOn(directive) : !value.text().equals("no");
  }

  /** Tells later rules what an earlier one came to. */
  public void decide(Value value) {
    decided.put(value.directive(), value);
  }

  /** Most CPUs that any observation had; 0 when none says. */
  public long cpus() {
    return profile.coverage().observations().stream().mapToLong(one -> one.cpus()).max().orElse(0);
  }

  /**
   * The facts of a kind that systemd's sandboxing of processes applies to: those of Exec lines with
   * the prefix {@code +} are left out.
   */
  public <T extends Fact> List<T> facts(Class<T> kind) {
    return sandboxed.getOrDefault(kind, List.of()).stream().map(kind::cast).toList();
  }

  /** The same with those of {@code +} lines, for what applies to the control group as a whole. */
  public <T extends Fact> List<T> factsOfGroup(Class<T> kind) {
    return all.getOrDefault(kind, List.of()).stream().map(kind::cast).toList();
  }

  /** The facts of a kind that came off; what failed anyway needs nothing. */
  public <T extends Fact> List<T> done(Class<T> kind) {
    return facts(kind).stream().filter(fact -> fact.seen().outcome().succeeded()).toList();
  }

  /** The most telling fact of a kind that came off and fits. */
  public <T extends Fact> Optional<T> done(Class<T> kind, Predicate<T> fits) {
    return telling(done(kind).stream().filter(fits).toList());
  }

  /** The most telling one of some facts. */
  public static <T extends Fact> Optional<T> telling(List<? extends T> facts) {
    return facts.stream().<T>map(fact -> fact).min(TELLING);
  }

  /**
   * A mount that was made in the system's own mount namespace, so that others see it. Every
   * directive that gives the service a mount namespace of its own takes that away.
   */
  public Optional<Fact.Mount> mountForOthers() {
    Set<String> own = new HashSet<>();
    for (Fact.Namespace namespace : done(Fact.Namespace.class)) {
      if (namespace.type().equals("mnt")) {
        own.add(namespace.seen().process());
      }
    }
    return done(Fact.Mount.class, mount -> !own.contains(mount.seen().process()));
  }

  /** The verdict when no fact stands against a value: it fits if everything was exercised. */
  public Verdict unopposed(Value value, String because, List<? extends Fact> support) {
    Optional<Reason> gap = gaps.first(value.directive());
    return gap.isEmpty()
        ? new Verdict.Fits(value, because, List.copyOf(support))
        : unproven(value, because, gap.get(), breakage(value), support);
  }

  /** The verdict when no fact stands against a value, but there is a reason not to trust that. */
  public Verdict unproven(
      Value value, String because, Reason reason, Level breakage, List<? extends Fact> support) {
    return new Verdict.Unproven(value, because, reason, breakage, List.copyOf(support));
  }

  /** How likely a value breaks a service, by the catalogue. */
  public static Level breakage(Value value) {
    Optional<Directive> directive = Catalogue.find(value.directive());
    if (directive.isEmpty()) {
      return Level.MEDIUM;
    }
    var entry = directive.get().entry();
    return entry.grades().stream()
        .filter(grade -> grade.written().equals(value.text()))
        .findFirst()
        .map(entry::rating)
        .orElse(entry.rating())
        .breakage();
  }
}
