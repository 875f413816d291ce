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

/** An allow list that makes exceptions to nothing. */
public final class AllowWithoutDeny implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "allow-without-deny",
          Severity.WARNING,
          "IPAddressAllow= or SocketBindAllow= with nothing that denies.",
          "What is not denied is allowed: an allow list alone restricts nothing.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    check(subject, "IPAddressAllow", "IPAddressDeny", "IPAddressDeny=any", findings);
    check(subject, "SocketBindAllow", "SocketBindDeny", "SocketBindDeny=any", findings);
  }

  private static void check(
      Subject subject, String allow, String deny, String line, Findings findings) {
    List<Setting> allowed = subject.counting(allow);
    if (!allowed.isEmpty()
        && subject.counting(deny).isEmpty()
        && subject.settings("Slice").isEmpty()) {
      findings.add(
          allowed.getFirst(),
          allow + "= restricts nothing without " + deny + "=: everything else is allowed too",
          Fix.of("Deny the rest.", new Edit.AddAfter(allowed.getLast(), line)));
    }
  }
}
