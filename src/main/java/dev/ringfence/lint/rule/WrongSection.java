package dev.ringfence.lint.rule;

import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.KnownKeys;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;

/** A setting that stands in a section that does not read it. */
public final class WrongSection implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "wrong-section",
          Severity.ERROR,
          "A setting in a section that does not read it.",
          "systemd ignores it with a warning in the journal, and the protection is not there.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (subject.section().isEmpty()) {
      return;
    }
    for (Setting setting : subject.unit().settings()) {
      String section = setting.section();
      boolean readHere = subject.unit().type().reads(section) && reads(section, setting.key());
      if (!section.startsWith("X-") && !readHere) {
        check(subject, setting, findings);
      }
    }
  }

  private static void check(Subject subject, Setting setting, Findings findings) {
    String own = subject.section();
    if (!setting.key().startsWith("X-") && reads(own, setting.key())) {
      findings.add(
          setting,
          setting.key()
              + "= does nothing in ["
              + setting.section()
              + "]: it belongs into ["
              + own
              + "]",
          Fix.byHand("Move the line into [" + own + "]."));
    } else if (reads("Unit", setting.key())) {
      findings.add(
          Severity.WARNING,
          setting,
          setting.key() + "= does nothing in [" + setting.section() + "]: it belongs into [Unit]",
          Fix.byHand("Move the line into [Unit]."));
    }
  }

  private static boolean reads(String section, String key) {
    for (KnownKeys.Reading reading : KnownKeys.readings(key)) {
      if (reading.sections().contains(section)) {
        return true;
      }
    }
    return false;
  }
}
