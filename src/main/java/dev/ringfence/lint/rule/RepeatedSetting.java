package dev.ringfence.lint.rule;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import java.util.List;
import java.util.Optional;

/** A setting that a later line of the same file overrides, or that a drop-in merely repeats. */
public final class RepeatedSetting implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "repeated-setting",
          Severity.NOTE,
          "A setting that is assigned twice, so that the first says nothing.",
          "The last assignment counts. Who reads the first one believes something that is not so, above all when the last one is weaker.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (String name : subject.directives()) {
      Optional<Directive> directive = Catalogue.find(name);
      if (directive.isPresent()
          && directive.get().entry().repetition() == Repetition.LAST_WINS
          && subject.settings(name).size() > 1) {
        check(subject, directive.get(), findings);
      }
    }
  }

  private static void check(Subject subject, Directive directive, Findings findings) {
    List<Setting> settings = subject.settings(directive.name());
    for (int at = 0; at + 1 < settings.size(); at++) {
      Setting earlier = settings.get(at);
      Setting later = settings.get(at + 1);
      if (earlier.value().isEmpty() || later.value().isEmpty()) {
        continue;
      }
      boolean sameFile = earlier.location().file().equals(later.location().file());
      boolean same = canonical(earlier).equals(canonical(later));
      if (same) {
        findings.add(
            later,
            later.key()
                + "="
                + later.value()
                + " is said already in "
                + Finding.whereFrom(later, earlier),
            Fix.of("One of the two is enough.", new Edit.Remove(later)));
      } else if (sameFile) {
        findings.add(
            isWeaker(directive, later, earlier) ? Severity.WARNING : Severity.NOTE,
            earlier,
            earlier.key()
                + "="
                + earlier.value()
                + " does nothing: line "
                + later.location().line()
                + " says "
                + later.key()
                + "="
                + later.value(),
            Fix.of("Take out the line that is not meant.", new Edit.Remove(earlier)));
      }
    }
  }

  private static String canonical(Setting setting) {
    return Bool.parse(setting.value()).map(on -> on ? "yes" : "no").orElse(setting.value());
  }

  /** Weaker, and not simply switched off, which nobody does by mistake. */
  private static boolean isWeaker(Directive directive, Setting later, Setting earlier) {
    Entry entry = directive.entry();
    Optional<Grade> before = entry.gradeOf(canonical(earlier));
    Optional<Grade> after = entry.gradeOf(canonical(later));
    return entry.scale()
        && before.isPresent()
        && after.isPresent()
        && entry.grades().indexOf(after.get()) < entry.grades().indexOf(before.get())
        && !canonical(later).equals("no");
  }
}
