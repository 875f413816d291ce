package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import java.util.Optional;

/** A device policy that denies /dev/null. */
public final class StrictDevicesWithoutNull implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "strict-devices-without-null",
          Severity.ERROR,
          "DevicePolicy=strict without /dev/null.",
          "systemd gives a service /dev/null as its standard input. Where the policy denies that, the start fails with status 208/STDIN.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> policy = subject.assigned("DevicePolicy");
    if (policy.isEmpty() || !policy.get().value().equals("strict")) {
      return;
    }
    Optional<Assigned> input = subject.assigned("StandardInput");
    if (input.isPresent() && !input.get().value().equals("null")) {
      return;
    }
    for (Setting setting : subject.counting("DeviceAllow")) {
      String device = setting.value();
      if (device.startsWith("/dev/null")
          || device.startsWith("char-mem")
          || device.startsWith("char-*")) {
        return;
      }
    }
    findings.add(
        policy.get().setting(),
        "DevicePolicy=strict denies /dev/null, which is to be standard input: the start fails with"
            + " 208/STDIN",
        Fix.of("Allow it.", new Edit.AddAfter(policy.get().setting(), "DeviceAllow=/dev/null rw")));
  }
}
