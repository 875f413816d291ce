package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import java.util.List;

/** A list of devices without the policy that it implies. */
public final class DeviceAllowAlone implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "device-allow-alone",
          Severity.NOTE,
          "DeviceAllow= without DevicePolicy=.",
          "A list alone already closes all other devices, but neither readers nor the score can tell: the score takes every device for open.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    List<Setting> allowed = subject.counting("DeviceAllow");
    boolean silent = subject.assigned("DevicePolicy").isEmpty() && !subject.isOn("PrivateDevices");
    if (!allowed.isEmpty() && silent) {
      findings.add(
          allowed.getFirst(),
          "DeviceAllow= closes all other devices here, but the score takes them for open as long as"
              + " DevicePolicy= does not say so",
          Fix.of(
              "Say so; what the service may do stays the same.",
              new Edit.AddAfter(allowed.getLast(), "DevicePolicy=closed")));
    }
  }
}
