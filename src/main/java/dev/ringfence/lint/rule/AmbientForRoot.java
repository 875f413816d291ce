package dev.ringfence.lint.rule;

import dev.ringfence.lint.CapabilityList;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;

/** Ambient capabilities where root has them anyway. */
public final class AmbientForRoot implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "ambient-for-root",
          Severity.NOTE,
          "AmbientCapabilities= for a service that runs as root.",
          "Ambient capabilities are for users other than root. Root holds everything that the bounding set has, with or without them, and the score counts them against the unit.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (!subject.runsAsRoot() || !subject.isService()) {
      return;
    }
    CapabilityList ambient = CapabilityList.ambient(subject);
    if (ambient.held().isEmpty()) {
      return;
    }
    for (Setting setting : subject.counting("AmbientCapabilities")) {
      findings.add(
          setting,
          "root needs no ambient capabilities, and this unit sets no other user",
          Fix.byHand("Give the service a user with User=, or take the line out."));
    }
  }
}
