package dev.ringfence.lint.rule;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.KnownKeys;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Spelling;
import java.util.Optional;

/** A key that no systemd knows: mostly a typing mistake. */
public final class UnknownDirective implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "unknown-directive",
          Severity.ERROR,
          "A key that no release of systemd knows.",
          "systemd ignores the line with a warning in the journal; what it was meant to do is not done.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Setting setting : subject.unit().settings()) {
      boolean ours = setting.section().startsWith("X-") || setting.key().startsWith("X-");
      if (!ours && KnownKeys.readings(setting.key()).isEmpty()) {
        check(subject, setting, findings);
      }
    }
  }

  private static void check(Subject subject, Setting setting, Findings findings) {
    Optional<String> near = Spelling.closest(setting.key(), KnownKeys.of(setting.section()));
    String message = "no systemd knows " + setting.key() + "=: it ignores the line";
    if (near.isPresent()) {
      boolean sandboxing = Catalogue.find(near.get()).isPresent();
      findings.add(
          sandboxing ? Severity.ERROR : Severity.WARNING,
          setting,
          message,
          Fix.of("Did you mean " + near.get() + "=?", new Edit.Rename(setting, near.get())));
    } else if (subject.unit().type().reads(setting.section())) {
      findings.add(
          Severity.WARNING,
          setting,
          message,
          Fix.byHand("Correct the name, or take the line out."));
    }
  }
}
