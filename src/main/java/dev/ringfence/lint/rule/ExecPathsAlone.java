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

/** An exception to a rule that is not there. */
public final class ExecPathsAlone implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "exec-paths-alone",
          Severity.NOTE,
          "ExecPaths= without NoExecPaths=.",
          "ExecPaths= makes exceptions to NoExecPaths=, and takes nothing away by itself: everything can be run.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    List<Setting> exec = subject.counting("ExecPaths");
    if (!exec.isEmpty() && subject.counting("NoExecPaths").isEmpty()) {
      findings.add(
          exec.getFirst(),
          "ExecPaths= does nothing without NoExecPaths=: programs can be run from everywhere",
          Fix.of("Forbid the rest.", new Edit.AddAfter(exec.getFirst(), "NoExecPaths=/")));
    }
  }
}
