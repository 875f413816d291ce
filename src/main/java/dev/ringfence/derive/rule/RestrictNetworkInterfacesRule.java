package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Addresses;
import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Fact;
import java.util.List;
import java.util.Optional;

/**
 * The loopback interface alone, for a service that never left the host. Which interface other
 * traffic takes is the routing table's to say, and no fact of the service.
 */
final class RestrictNetworkInterfacesRule implements Rule {
  private static final String NAME = "RestrictNetworkInterfaces";

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Value loopback = Value.of(NAME, "lo");
    Optional<? extends Fact> left =
        OnOff.firstOf(
            List.of(
                Evidence.telling(
                    evidence.factsOfGroup(Fact.Bind.class).stream()
                        .filter(it -> !Addresses.isLoopback(it.address()))
                        .toList()),
                Evidence.telling(
                    evidence.factsOfGroup(Fact.Peer.class).stream()
                        .filter(it -> !Addresses.isLoopback(it.address()))
                        .toList()),
                Evidence.telling(
                    evidence.factsOfGroup(Fact.Socket.class).stream()
                        .filter(it -> it.family().equals("AF_PACKET"))
                        .toList())));
    return List.of(
        left.<Verdict>map(fact -> new Verdict.Breaks(loopback, fact, "go nowhere"))
            .orElseGet(() ->
                evidence.unopposed(
                    loopback, "It never talked to anything beyond this host.", List.of())));
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    return evidence.unit().sets(NAME)
        ? OwnLimits.interfaces(evidence)
            .orElseGet(() -> new Standing.Enough("the unit has a list of interfaces of its own"))
        : new Standing.Open();
  }

  @Override
  public Standing standing(Evidence evidence, List<Verdict> verdicts) {
    return OwnLimits.interfaces(evidence).orElseGet(Standing.Open::new);
  }

  /** By which interface it would go is not to be seen, so that the whole list goes. */
  @Override
  public List<Refused> refused(Evidence evidence) {
    return Refused.by(OwnLimits.interfaces(evidence), _ -> List.of(new Assignment(NAME, "")));
  }
}
