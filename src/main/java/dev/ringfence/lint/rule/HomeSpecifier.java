package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.UnitScope;
import java.util.List;

/** Specifiers that are taken for the user of the service and mean root. */
public final class HomeSpecifier implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "home-specifier",
          Severity.WARNING,
          "%h, %u or ~ in a system unit with User=.",
          "In system units these specifiers mean the manager, which is root: %h is /root, %u is root, whatever User= says.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (subject.unit().scope() == UnitScope.USER || subject.runsAsRoot()) {
      return;
    }
    Assigned user =
        subject.assigned("User").or(() -> subject.assigned("DynamicUser")).orElseThrow();
    for (String directive : subject.directives()) {
      for (Setting setting : subject.settings(directive)) {
        for (String specifier : List.of("%h", "%u", "%U", "%g", "%G")) {
          if (names(setting.value(), specifier)) {
            findings.add(
                setting,
                specifier
                    + " is "
                    + meaning(specifier)
                    + " in a system unit, and not that of "
                    + user
                    + " ("
                    + Finding.whereFrom(setting, user.setting())
                    + ")",
                Fix.byHand("Write out what is meant."));
          }
        }
      }
    }
  }

  private static boolean names(String value, String specifier) {
    for (int at = value.indexOf('%'); at >= 0 && at + 1 < value.length(); ) {
      if (value.startsWith(specifier, at)) {
        return true;
      }
      at = value.indexOf('%', at + 2);
    }
    return false;
  }

  private static String meaning(String specifier) {
    return switch (specifier) {
      case "%h" -> "/root";
      case "%U", "%G" -> "0";
      default -> "root";
    };
  }
}
