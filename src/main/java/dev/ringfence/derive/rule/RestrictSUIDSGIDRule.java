package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.observe.Fact;
import java.util.Optional;

/** A set-ID bit that was set is against it; programs that have one are not. */
final class RestrictSUIDSGIDRule extends OnOff {
  RestrictSUIDSGIDRule() {
    super("RestrictSUIDSGID");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return evidence.done(Fact.SetIdBit.class, _ -> true);
  }

  @Override
  String consequence() {
    return "be refused";
  }

  @Override
  String because() {
    return "It never set a set-user-ID or set-group-ID bit.";
  }
}
