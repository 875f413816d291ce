package dev.ringfence.lint.rule;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import java.util.Optional;

/** A setting that needs something the systemd of this machine was built without. */
public final class UnsupportedByBuild implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "unsupported-by-build",
          Severity.WARNING,
          "A setting that this systemd was built without.",
          "The unit loads, the setting is there in systemctl show, and does nothing.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (String name : subject.directives()) {
      Optional<Directive> directive = Catalogue.find(name);
      if (directive.isEmpty() || directive.get().entry().buildFeatures().isEmpty()) {
        continue;
      }
      for (BuildFeature feature : directive.get().entry().buildFeatures()) {
        if (subject.machine().manager().features().has(feature.name())) {
          continue;
        }
        for (Setting setting : subject.counting(name)) {
          findings.add(
              setting,
              setting.key()
                  + "= does nothing here: "
                  + subject.machine().manager()
                  + " was built without "
                  + feature
                  + " (systemctl --version says -"
                  + feature
                  + ")",
              Fix.byHand("Do not count on it on this machine."));
        }
      }
    }
  }
}
