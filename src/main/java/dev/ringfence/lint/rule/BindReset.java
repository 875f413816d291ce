package dev.ringfence.lint.rule;

import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;

/** An empty bind list, which clears the other one as well. */
public final class BindReset implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "bind-reset",
          Severity.WARNING,
          "An empty BindPaths= or BindReadOnlyPaths= that wipes the other list too.",
          "Both directives fill one list, and either empty assignment clears all of it.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    check(subject, "BindPaths", "BindReadOnlyPaths", findings);
    check(subject, "BindReadOnlyPaths", "BindPaths", findings);
  }

  private static void check(Subject subject, String emptied, String lost, Findings findings) {
    for (Setting reset : subject.settings(emptied)) {
      if (!reset.value().isEmpty()) {
        continue;
      }
      for (Setting victim : subject.counting(lost)) {
        if (subject.isAfter(reset, victim)) {
          findings.add(
              reset,
              "this clears "
                  + lost
                  + "= as well: "
                  + victim.key()
                  + "="
                  + victim.value()
                  + " ("
                  + Finding.whereFrom(reset, victim)
                  + ") is lost",
              Fix.byHand("Repeat below it what is still wanted."));
          break;
        }
      }
    }
  }
}
