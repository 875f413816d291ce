package dev.ringfence.lint.rule;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.UnitScope;
import java.util.Locale;
import java.util.Optional;

/** A setting that the unit of a user's manager has no use for. */
public final class UserUnitSetting implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "user-unit-setting",
          Severity.WARNING,
          "Sandboxing that cannot work in the unit of a user's own manager.",
          "A user's manager has no privileges to give away or to build walls with: much of sandboxing is accepted and does nothing, or needs a user namespace.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (subject.unit().scope() != UnitScope.USER) {
      return;
    }
    SystemdVersion version = subject.machine().systemd();
    boolean namespace = subject.assigned("PrivateUsers").map(users -> !users.isNo()).orElse(false);
    for (String name : subject.directives()) {
      Optional<Directive> directive = Catalogue.find(name);
      if (directive.isEmpty()) {
        continue;
      }
      UserUnits inUserUnits = directive.get().entry().userUnits();
      for (Setting setting : subject.counting(name)) {
        boolean off = Bool.parse(setting.value()).map(on -> !on).orElse(false);
        String why = off ? "" : why(inUserUnits, version, namespace);
        if (!why.isEmpty()) {
          findings.add(
              setting,
              setting.key() + "= does nothing in a user unit: " + why,
              Fix.byHand("Make it a system unit with User= if it is to be sandboxed."));
        }
      }
    }
  }

  private static String why(UserUnits inUserUnits, SystemdVersion version, boolean namespace) {
    return switch (inUserUnits.status()) {
      case SYSTEM_ONLY, NO_EFFECT -> lower(inUserUnits.status().why());
      case USER_NAMESPACE ->
          version.atLeast(254) || namespace
              ? ""
              : "before systemd 254 it needs PrivateUsers=yes as well";
      case MOUNT_DAEMON ->
          version.atLeast(256) ? "" : "before systemd 256 nothing mounts images for users";
      case WORKS, LIMITED, DELEGATED, UNCLEAR -> "";
    };
  }

  private static String lower(String sentence) {
    String text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
