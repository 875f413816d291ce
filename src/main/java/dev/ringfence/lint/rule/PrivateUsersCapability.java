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

/** Capabilities that a user namespace makes worthless. */
public final class PrivateUsersCapability implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "private-users-capability",
          Severity.WARNING,
          "Capabilities for a service in a user namespace of its own.",
          "With PrivateUsers= capabilities count only inside the namespace: ports below 1024 cannot be bound, clocks not set, files of others not read.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> users = subject.assigned("PrivateUsers").filter(on -> !on.isNo());
    if (users.isEmpty()) {
      return;
    }
    boolean ownNetwork = subject.isOn("PrivateNetwork");
    CapabilityList ambient = CapabilityList.ambient(subject);
    CapabilityList bounding = CapabilityList.bounding(subject);
    for (Capability capability : Capability.all()) {
      Optional<Setting> asked = ambient.named(capability).or(() -> bounding.named(capability));
      if (asked.isPresent() && !(ownNetwork && capability.name().startsWith("NET_"))) {
        findings.add(
            asked.get(),
            capability
                + " counts for nothing outside of the user namespace that "
                + users.get()
                + " ("
                + Finding.whereFrom(asked.get(), users.get().setting())
                + ") makes",
            Fix.byHand(
                capability == Capability.NET_BIND_SERVICE
                    ? "Let a socket unit bind the port, or take out PrivateUsers=."
                    : "Take out PrivateUsers= if the service needs it."));
      }
    }
  }
}
