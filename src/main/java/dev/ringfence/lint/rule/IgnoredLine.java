package dev.ringfence.lint.rule;

import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Problem;

/** Lines that systemd ignores because of their form. */
public final class IgnoredLine implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "ignored-line",
          Severity.WARNING,
          "A line that systemd cannot make sense of.",
          "systemd goes on without it, with a warning in the journal.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Problem problem : subject.unit().problems()) {
      Finding.Place place =
          switch (problem) {
            case Problem.AtLine(var location, var _) -> new Finding.Place.Line(location);
            case Problem.InFile(var file, var _) -> new Finding.Place.WholeFile(file);
          };
      findings.add(
          Severity.WARNING,
          place,
          problem.message(),
          Fix.byHand("See systemd.syntax(7) for what a unit file looks like."));
    }
  }
}
