package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Fact;
import java.util.List;

/** A service has a keyring of its own by default; only a unit that shares one is tightened. */
final class KeyringModeRule extends OnScale {
  private static final String NAME = "KeyringMode";

  KeyringModeRule() {
    super("KeyringMode");
  }

  @Override
  public List<Verdict> judge(Evidence evidence) {
    if (!evidence.unit().sets(NAME)) {
      return List.of();
    }
    Value own = value("private");
    return List.of(
        evidence
            .done(Fact.Keyring.class, _ -> true)
            .<Verdict>map(fact -> new Verdict.Breaks(own, fact, "find another keyring"))
            .orElseGet(
                () -> evidence.unopposed(own, "It never used a kernel keyring.", List.of())));
  }
}
