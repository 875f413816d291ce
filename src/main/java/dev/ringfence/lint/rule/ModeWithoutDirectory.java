package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.OwnDirectory;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.Optional;

/** A mode for a directory that is not asked for. */
public final class ModeWithoutDirectory implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "mode-without-directory",
          Severity.NOTE,
          "StateDirectoryMode= or its like without the directory.",
          "The mode is for a directory that nothing makes.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (OwnDirectory directory : OwnDirectory.values()) {
      Optional<Assigned> mode = subject.assigned(directory.directive() + "Mode");
      if (mode.isPresent() && subject.counting(directory.directive()).isEmpty()) {
        findings.add(
            mode.get().setting(),
            mode.get().setting().key() + "= does nothing without " + directory.directive() + "=",
            Fix.byHand("Add " + directory.directive() + "=, or take the line out."));
      }
    }
  }
}
