package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.Optional;

/** An answer to a question that no filter asks. */
public final class ErrorNumberAlone implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "error-number-alone",
          Severity.NOTE,
          "SystemCallErrorNumber= without SystemCallFilter=.",
          "It says what a filtered system call returns, and nothing is filtered.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> number = subject.assigned("SystemCallErrorNumber");
    if (number.isPresent() && subject.counting("SystemCallFilter").isEmpty()) {
      findings.add(
          number.get().setting(),
          "SystemCallErrorNumber= does nothing without SystemCallFilter=",
          Fix.byHand("Add SystemCallFilter=@system-service, or take the line out."));
    }
  }
}
