package dev.ringfence.watch;

import dev.ringfence.derive.rule.Refused;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.Stage;
import dev.ringfence.trial.hardening.Denials;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The denials so far, each once. One operation shows as several facts: the call, the capability
 * that was asked for, and what it was about. They are told as one, by the fact that says most.
 */
public final class Ledger {
  /** Facts of one operation: the call was made by the same process and ended in the same way. */
  private record Operation(Stage stage, String process, String call, String outcome) {
    static Operation of(Fact fact) {
      return new Operation(
          fact.seen().stage(), fact.seen().process(), fact.call(), fact.seen().outcome().text());
    }
  }

  /** A fact that is a denial, and the lines that deny it. */
  private record Judged(Fact fact, List<Refused> refused) {
    /** What is more telling of the same operation may be on its way. */
    boolean saysLittle() {
      return fact instanceof Fact.Syscall || fact instanceof Fact.Capability || refused.isEmpty();
    }
  }

  private final Judge judge;
  private final Pricing pricing;
  private final Set<Fact> judged = new HashSet<>();
  private final Map<Fact, List<Culprit>> denials = new LinkedHashMap<>();
  private final Map<Operation, Set<Fact>> told = new HashMap<>();

  /** Those that say little are kept back until the next look. */
  private final List<Judged> waiting = new ArrayList<>();

  /** An empty one. */
  public Ledger(Judge judge, Pricing pricing) {
    this.judge = judge;
    this.pricing = pricing;
  }

  /**
   * Takes the facts so far, and returns those denials that are new.
   *
   * @param facts all of them, also those of earlier looks
   */
  public List<Denial> take(List<Fact> facts) {
    List<Judged> late = List.copyOf(waiting);
    waiting.clear();
    Map<Fact, Fact> fresh = new LinkedHashMap<>();
    List<Judged> little = new ArrayList<>();
    for (Fact fact : facts) {
      Fact identity = Denials.identity(fact);
      if (judged.add(identity)) {
        Judged one = new Judged(fact, judge.refuses(fact));
        if (!one.refused().isEmpty() || judge.isUnexplained(fact)) {
          if (one.saysLittle()) {
            little.add(one);
          } else if (!isTold(one)) {
            tell(one);
            fresh.put(identity, fact);
          }
        }
      }
    }
    for (Judged one : late) {
      if (!absorbed(one)) {
        tell(one);
        fresh.put(Denials.identity(one.fact()), one.fact());
      }
    }
    for (Judged one : little) {
      if (!absorbed(one)) {
        waiting.add(one);
      }
    }
    List<Denial> denied = new ArrayList<>();
    fresh.forEach((identity, fact) -> denied.add(new Denial(fact, culprits(identity))));
    return denied;
  }

  /** Every denial so far, with its times and its count by now. */
  public List<Denial> all(List<Fact> facts) {
    List<Denial> all = new ArrayList<>();
    for (Fact fact : facts) {
      Fact identity = Denials.identity(fact);
      if (denials.containsKey(identity)) {
        all.add(new Denial(fact, culprits(identity)));
      }
    }
    return all;
  }

  private List<Culprit> culprits(Fact identity) {
    return denials.getOrDefault(identity, List.of());
  }

  private void tell(Judged one) {
    Fact identity = Denials.identity(one.fact());
    denials.put(identity, one.refused().stream().map(pricing::of).toList());
    told.computeIfAbsent(Operation.of(one.fact()), _ -> new LinkedHashSet<>()).add(identity);
  }

  /** A file that is made is written, too: two facts about the same, which is told once. */
  private boolean isTold(Judged judged) {
    String subject = FactText.subject(judged.fact());
    return told.getOrDefault(Operation.of(judged.fact()), Set.of()).stream()
        .filter(other -> FactText.subject(other).equals(subject))
        .anyMatch(other -> added(judged, Set.of(other)).isEmpty());
  }

  /**
   * Whether what was told of the same operation says all that this fact does; what it adds is added
   * where it is plain to which one.
   */
  private boolean absorbed(Judged judged) {
    Set<Fact> others = told.getOrDefault(Operation.of(judged.fact()), Set.of());
    if (others.isEmpty()) {
      return false;
    }
    List<Culprit> more = added(judged, others);
    if (more.isEmpty()) {
      return true;
    }
    if (others.size() > 1) {
      return false;
    }
    Fact only = others.iterator().next();
    more.addAll(0, culprits(only));
    denials.put(only, more);
    return true;
  }

  /** The lines that deny it and that are not named for any of the others. */
  private List<Culprit> added(Judged judged, Set<Fact> others) {
    List<Culprit> more = new ArrayList<>();
    for (Refused refused : judged.refused()) {
      boolean known =
          others.stream()
              .flatMap(other -> culprits(other).stream())
              .anyMatch(one -> one.directive().equals(refused.directive()));
      if (!known) {
        more.add(pricing.of(refused));
      }
    }
    return more;
  }
}
