package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;

/** A directive by its former name. */
public final class OldName implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "old-name",
          Severity.NOTE,
          "A directive by a name that was given up.",
          "systemd still reads it, but no manual page has it, and who searches for today's name misses it.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (String directive : subject.directives()) {
      for (Setting setting : subject.settings(directive)) {
        if (!setting.key().equals(directive)) {
          findings.add(
              setting,
              setting.key() + "= has been called " + directive + "= since systemd 231",
              Fix.of("Use today's name.", new Edit.Rename(setting, directive)));
        }
      }
    }
  }
}
