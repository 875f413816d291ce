package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.Optional;

/** A clean-up that root is exempt from. */
public final class RemoveIpcAsRoot implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "remove-ipc-as-root",
          Severity.NOTE,
          "RemoveIPC= for a service that runs as root.",
          "systemd removes the IPC objects of the user of the service, and never those of root: there the setting does nothing but please the score.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> remove = subject.assigned("RemoveIPC").filter(Assigned::isYes);
    if (remove.isPresent() && subject.runsAsRoot()) {
      findings.add(
          remove.get().setting(),
          "RemoveIPC= does nothing for a service that runs as root",
          Fix.of(
              "Take it out, or give the service a user.", new Edit.Remove(remove.get().setting())));
    }
  }
}
