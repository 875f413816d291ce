package dev.ringfence.lint.rule;

import dev.ringfence.lint.Accounts;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.lint.Word;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.UnitScope;

/** A user or a group that nobody knows. */
public final class UnknownUser implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "unknown-user",
          Severity.ERROR,
          "A user or group that does not exist.",
          "The start fails with 217/USER or 216/GROUP.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (!subject.inPlace()
        || subject.unit().scope() == UnitScope.USER
        || subject.isOn("DynamicUser")) {
      return;
    }
    Accounts accounts = Accounts.of(subject.machine().files());
    if (accounts.mayComeFromElsewhere()) {
      return;
    }
    subject
        .assigned("User")
        .filter(user -> !accounts.hasUser(user.value()))
        .ifPresent(user -> report(user.setting(), "user " + user.value(), "217/USER", findings));
    subject
        .assigned("Group")
        .filter(group -> !accounts.hasGroup(group.value()))
        .ifPresent(
            group -> report(group.setting(), "group " + group.value(), "216/GROUP", findings));
    for (Word word : subject.words("SupplementaryGroups")) {
      if (!accounts.hasGroup(word.text())) {
        report(word.setting(), "group " + word.text(), "216/GROUP", findings);
      }
    }
  }

  private static void report(Setting setting, String what, String status, Findings findings) {
    if (setting.value().indexOf('%') < 0) {
      findings.add(
          setting,
          "there is no " + what + ": the start fails with " + status,
          Fix.byHand("Make it with systemd-sysusers(8), or use DynamicUser=yes."));
    }
  }
}
