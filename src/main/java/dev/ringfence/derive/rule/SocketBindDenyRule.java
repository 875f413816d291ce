package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every port but those that were bound. Both internet families are allowed a port that one of them
 * bound. It acts on the whole control group, so {@code +} lines count.
 */
final class SocketBindDenyRule implements Rule {
  private static final String NAME = "SocketBindDeny";
  private static final String ALLOW = "SocketBindAllow";
  private static final Set<String> FILTERED = Set.of("tcp", "udp");

  /** A list of more ports is a service that takes any. */
  private static final int MOST = 16;

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Value any = Value.of(NAME, "any");
    List<Fact.Bind> bound = new ArrayList<>();
    for (Fact.Bind bind : evidence.factsOfGroup(Fact.Bind.class)) {
      if (bind.seen().outcome().succeeded() && FILTERED.contains(bind.transport())) {
        bound.add(bind);
      }
    }
    TreeSet<String> free = new TreeSet<>();
    for (Fact.Bind bind : bound) {
      if (bind.port() == 0) {
        free.add(bind.transport());
      }
    }
    TreeSet<String> single = new TreeSet<>();
    for (Fact.Bind bind : bound) {
      if (!free.contains(bind.transport())) {
        single.add("%s:%d".formatted(bind.transport(), bind.port()));
      }
    }
    if (single.size() > MOST) {
      Optional<Fact.Bind> one = Evidence.telling(bound);
      return List.of(
          new Verdict.Breaks(
              any, one.orElseThrow(), "need a list of all " + single.size() + " ports it bound"));
    }
    Value value = any;
    TreeSet<String> allowed = new TreeSet<>(free);
    allowed.addAll(single);
    for (String port : allowed) {
      value = value.and(ALLOW, port);
    }
    return List.of(
        evidence.unopposed(
            value,
            allowed.isEmpty()
                ? "It bound no port."
                : "It bound no port but " + String.join(", ", allowed) + ".",
            bound));
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    return evidence.unit().sets(NAME) || evidence.unit().sets(ALLOW)
        ? OwnLimits.ports(evidence)
            .orElseGet(() -> new Standing.Enough("the unit has port lists of its own"))
        : new Standing.Open();
  }

  @Override
  public Standing standing(Evidence evidence, List<Verdict> verdicts) {
    return OwnLimits.ports(evidence).orElseGet(Standing.Open::new);
  }

  @Override
  public List<Refused> refused(Evidence evidence) {
    return Refused.by(
        OwnLimits.ports(evidence),
        fact ->
            fact instanceof Fact.Bind bind
                ? List.of(new Assignment(ALLOW, bind.transport() + ":" + bind.port()))
                : List.of());
  }
}
