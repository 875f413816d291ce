package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import java.util.List;
import java.util.Optional;

/**
 * Every capability that was used is against it, and so is a port below 1024: in its own user
 * namespace the service has none over the host. Users other than root and its own do not exist
 * there.
 */
final class PrivateUsersRule extends OnOff {
  PrivateUsersRule() {
    super("PrivateUsers");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return firstOf(
        List.of(
            evidence.done(Fact.Capability.class, it -> !it.isForLargerBuffers()),
            evidence.done(Fact.Bind.class, it -> it.port() > 0 && it.port() < 1024),
            evidence.done(Fact.Identity.class, it -> it.id() != 0),
            evidence.done(Fact.File.class, it -> it.access() == FileAccess.CHOWN)));
  }

  @Override
  Verdict otherwise(Evidence evidence) {
    Optional<Fact.Capability> asked = evidence.done(Fact.Capability.class, _ -> true);
    return asked.isEmpty()
        ? super.otherwise(evidence)
        : evidence.unproven(
            on(),
            because(),
            new Reason.Dormant(
                "it had larger socket buffers than this host's limit ("
                    + asked.get().reason()
                    + "), and goes on with smaller ones there"),
            Level.MEDIUM,
            List.of(asked.get()));
  }

  @Override
  String consequence() {
    return "be refused";
  }

  @Override
  String because() {
    return "It used no capability, no port below 1024, and no user but its own.";
  }
}
