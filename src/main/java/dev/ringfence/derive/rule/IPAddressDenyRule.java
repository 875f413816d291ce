package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Addresses;
import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Every address but those that were talked to. A port that is open to all is against it, because
 * anybody may come. It acts on the whole control group, so {@code +} lines count.
 */
final class IPAddressDenyRule implements Rule {
  private static final String NAME = "IPAddressDeny";
  private static final String ALLOW = "IPAddressAllow";

  /** A list of more addresses is no list that anybody would keep up. */
  private static final int MOST = 8;

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Value any = Value.of(NAME, "any");
    List<Fact> support = new ArrayList<>();
    TreeSet<String> others = new TreeSet<>();
    boolean loopback = false;
    for (Fact.Peer peer : evidence.factsOfGroup(Fact.Peer.class)) {
      if (!tried(peer)) {
        continue;
      }
      String address = Addresses.plain(peer.address());
      support.add(peer);
      if (Addresses.isLoopback(address) || Addresses.isWildcard(address)) {
        loopback = true;
      } else if (peer.cameToUs() || !Addresses.isOne(address)) {
        return List.of(new Verdict.Breaks(any, peer, "be refused"));
      } else {
        others.add(address);
      }
    }
    for (Fact.Bind bind : evidence.factsOfGroup(Fact.Bind.class)) {
      if (!bind.seen().outcome().succeeded()) {
        continue;
      }
      support.add(bind);
      if (Addresses.isLoopback(bind.address())) {
        loopback = true;
      } else if (bind.port() > 0) {
        return List.of(new Verdict.Breaks(any, bind, "be out of reach for everybody else"));
      }
    }
    Optional<Fact> far = Evidence.telling(support.stream().filter(this::isFar).toList());
    if (others.size() > MOST && far.isPresent()) {
      return List.of(
          new Verdict.Breaks(
              any, far.get(), "need a list of all " + others.size() + " addresses it talked to"));
    }
    Value value = loopback ? any.and(ALLOW, "localhost") : any;
    for (String address : others) {
      value = value.and(ALLOW, address);
    }
    if (others.isEmpty()) {
      return List.of(
          evidence.unopposed(
              value,
              loopback
                  ? "It talked to this host alone, by its loopback addresses."
                  : "It talked to no address at all.",
              support));
    }
    return List.of(
        evidence.unproven(
            value,
            "It talked to no address but " + String.join(", ", others) + ".",
            new Reason.RarePath("the addresses behind a name change"),
            Level.HIGH,
            support));
  }

  /** A refused connection was meant to be made; one that the kernel did not try at all was not. */
  private static boolean tried(Fact.Peer peer) {
    return switch (peer.seen().outcome()) {
      case Outcome.Ok() -> true;
      case Outcome.Failed(String errno) ->
          switch (errno) {
            case "EINPROGRESS", "ECONNREFUSED", "EAGAIN", "ETIMEDOUT", "EINTR", "ECONNRESET" ->
                true;
            default -> false;
          };
      case Outcome.DeniedBySeccomp(String _) -> false;
    };
  }

  private boolean isFar(Fact fact) {
    return fact instanceof Fact.Peer peer && !Addresses.isLoopback(peer.address());
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    return evidence.unit().sets(NAME) || evidence.unit().sets(ALLOW)
        ? OwnLimits.addresses(evidence)
            .orElseGet(() -> new Standing.Enough("the unit has address lists of its own"))
        : new Standing.Open();
  }

  @Override
  public Standing standing(Evidence evidence, List<Verdict> verdicts) {
    return OwnLimits.addresses(evidence).orElseGet(Standing.Open::new);
  }

  @Override
  public List<Refused> refused(Evidence evidence) {
    return Refused.by(
        OwnLimits.addresses(evidence),
        fact ->
            fact instanceof Fact.Peer peer
                ? List.of(
                    new Assignment(
                        ALLOW,
                        Addresses.isLoopback(peer.address())
                            ? "localhost"
                            : Addresses.plain(peer.address())))
                : List.of());
  }
}
