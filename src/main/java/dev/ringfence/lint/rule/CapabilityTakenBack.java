package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.CapabilityList;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.linux.Capability;
import dev.ringfence.unit.Setting;
import java.util.Optional;

/** A capability that the bounding set names and a switch drops. */
public final class CapabilityTakenBack implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "capability-taken-back",
          Severity.WARNING,
          "CapabilityBoundingSet= names a capability that a switch takes away.",
          "PrivateDevices=, ProtectKernelModules=, ProtectKernelLogs= and ProtectClock= take capabilities out of the bounding set, whatever its lines say.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    CapabilityList bounding = CapabilityList.bounding(subject);
    for (Capability capability : bounding.held()) {
      Optional<Setting> named = bounding.named(capability);
      Optional<Assigned> dropped = CapabilityList.droppedBySwitch(subject, capability);
      if (named.isPresent() && dropped.isPresent()) {
        findings.add(
            named.get(),
            capability
                + " is named here, but "
                + dropped.get()
                + " ("
                + Finding.whereFrom(named.get(), dropped.get().setting())
                + ") takes it away",
            Fix.byHand("Decide: take out the capability, or " + dropped.get() + "."));
      }
    }
  }
}
