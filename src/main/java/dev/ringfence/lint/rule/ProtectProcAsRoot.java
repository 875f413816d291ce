package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.Optional;

/** Hidden processes that root sees all the same. */
public final class ProtectProcAsRoot implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "protect-proc-as-root",
          Severity.NOTE,
          "ProtectProc= for processes that run as root.",
          "The kernel hides processes from nobody who is in the group root, whatever capabilities are gone: the service sees all of them until it changes its user and group.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> proc = subject.assigned("ProtectProc");
    boolean hides =
        proc.isPresent()
            && (proc.get().value().equals("invisible") || proc.get().value().equals("noaccess"));
    Optional<Assigned> group = subject.assigned("Group");
    boolean rootGroup =
        group.isEmpty() || group.get().value().equals("root") || group.get().value().equals("0");
    if (hides && subject.runsAsRoot() && rootGroup && !subject.isOn("PrivateUsers")) {
      findings.add(
          proc.get().setting(),
          proc.get() + " hides nothing as long as the service runs as root",
          Fix.byHand("Give the service a user with User= or DynamicUser=."));
    }
  }
}
