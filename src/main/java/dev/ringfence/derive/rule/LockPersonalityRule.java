package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.observe.Fact;
import java.util.Optional;

/** A changed execution domain is against it. */
final class LockPersonalityRule extends OnOff {
  LockPersonalityRule() {
    super("LockPersonality");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    return evidence.done(Fact.Personality.class, _ -> true);
  }

  @Override
  String consequence() {
    return "be refused";
  }

  @Override
  String because() {
    return "It never changed its execution domain.";
  }
}
