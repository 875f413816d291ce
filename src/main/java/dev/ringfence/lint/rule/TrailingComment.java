package dev.ringfence.lint.rule;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Choice;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import java.util.Optional;

/** A comment behind a value, which systemd takes for a part of the value. */
public final class TrailingComment implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "trailing-comment",
          Severity.ERROR,
          "A comment on the same line as a setting.",
          "Unit files know comments only on lines of their own. Behind a value it is a part of the"
              + " value, which systemd then cannot read.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (String key : subject.directives()) {
      for (Setting setting : subject.settings(key)) {
        int hash = commentAt(setting.value());
        if (hash >= 0 && takesNoText(key)) {
          findings.add(
              setting,
              "systemd takes the comment for a part of the value of " + setting.key() + "=",
              Fix.of(
                  "Put the comment on a line of its own.",
                  new Edit.Reassign(setting, setting.value().substring(0, hash).strip()),
                  new Edit.AddAfter(setting, setting.value().substring(hash).strip())));
        }
      }
    }
  }

  private static int commentAt(String value) {
    for (int at = 1; at < value.length(); at++) {
      char c = value.charAt(at);
      boolean begins = c == '#' || c == ';';
      if (begins && (value.charAt(at - 1) == ' ' || value.charAt(at - 1) == '\t')) {
        return at;
      }
    }
    return -1;
  }

  /** Whether no good value of the directive could hold such a word. */
  private static boolean takesNoText(String key) {
    Optional<Directive> directive = Catalogue.find(key);
    return ListDirectives.isList(key)
        || (directive.isPresent()
            && switch (directive.get().entry().kind()) {
              case Bool _, Choice _ -> true;
              default -> false;
            });
  }
}
