package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.observe.Fact;
import java.util.Optional;

/** A mount that the rest of the system is to see is against it. */
final class PrivateMountsRule extends OnOff {
  PrivateMountsRule() {
    super("PrivateMounts");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return evidence.mountForOthers();
  }

  @Override
  String consequence() {
    return "be seen by the service alone";
  }

  @Override
  String because() {
    return "It never mounted anything for others to see.";
  }
}
