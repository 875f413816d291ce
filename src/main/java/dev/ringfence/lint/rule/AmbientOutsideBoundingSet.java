package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.CapabilityList;
import dev.ringfence.lint.Edit;
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

/** A capability that is given with one hand and taken with the other. */
public final class AmbientOutsideBoundingSet implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "ambient-outside-bounding-set",
          Severity.ERROR,
          "AmbientCapabilities= with a capability that the bounding set leaves out.",
          "The service starts without the capability, and without a word: what is not in the bounding set cannot be had in any way.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    CapabilityList bounding = CapabilityList.bounding(subject);
    CapabilityList ambient = CapabilityList.ambient(subject);
    for (Capability capability : ambient.held()) {
      Optional<Setting> asked = ambient.named(capability);
      if (asked.isEmpty()) {
        continue;
      }
      Optional<Setting> taken = bounding.takenBy(capability);
      Optional<Assigned> dropped = CapabilityList.droppedBySwitch(subject, capability);
      if (taken.isPresent()) {
        findings.add(
            asked.get(),
            "the service does not get "
                + capability
                + ": CapabilityBoundingSet= ("
                + Finding.whereFrom(asked.get(), taken.get())
                + ") leaves it out",
            Fix.of(
                "Let the bounding set have it.",
                new Edit.AddAfter(taken.get(), "CapabilityBoundingSet=" + capability)));
      } else if (dropped.isPresent()) {
        findings.add(
            asked.get(),
            "the service does not get "
                + capability
                + ": "
                + dropped.get()
                + " ("
                + Finding.whereFrom(asked.get(), dropped.get().setting())
                + ") takes it away",
            Fix.byHand("A service that needs it cannot have " + dropped.get() + "."));
      }
    }
  }
}
