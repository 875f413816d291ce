package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.Optional;

/** Control groups that are handed over and locked at once. */
public final class DelegatedCgroupsReadOnly implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "delegated-cgroups-read-only",
          Severity.WARNING,
          "Delegate= together with ProtectControlGroups=.",
          "Delegate= hands the service a part of the control group tree to manage; ProtectControlGroups=yes makes the tree read-only.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> protect =
        subject
            .assigned("ProtectControlGroups")
            .filter(on -> on.isYes() || on.value().equals("strict"));
    Optional<Assigned> delegate = subject.assigned("Delegate").filter(on -> !on.isNo());
    if (protect.isPresent() && delegate.isPresent()) {
      findings.add(
          delegate.get().setting(),
          protect.get()
              + " ("
              + Finding.whereFrom(delegate.get().setting(), protect.get().setting())
              + ") makes the control groups read-only that this hands to the service",
          Fix.byHand("Keep one of the two."));
    }
  }
}
