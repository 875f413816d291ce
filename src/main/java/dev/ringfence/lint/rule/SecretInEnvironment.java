package dev.ringfence.lint.rule;

import dev.ringfence.directive.value.Bool;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.lint.Word;
import java.util.Locale;

/** A secret that everyone on the machine can read. */
public final class SecretInEnvironment implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "secret-in-environment",
          Severity.WARNING,
          "A password or key in Environment=.",
          "Every user can read it with systemctl show, and every child of the service inherits it.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Word word : subject.words("Environment")) {
      int equals = word.text().indexOf('=');
      if (equals > 0
          && isSecret(word.text().substring(0, equals), word.text().substring(equals + 1))) {
        findings.add(
            word.setting(),
            word.text().substring(0, equals)
                + " looks like a secret, and every user can read it with systemctl show",
            Fix.byHand("Use LoadCredential= or LoadCredentialEncrypted=."));
      }
    }
  }

  private static boolean isSecret(String name, String value) {
    String upper = name.toUpperCase(Locale.ROOT);
    boolean named =
        upper.endsWith("PASSWORD")
            || upper.endsWith("PASSWD")
            || upper.endsWith("PASSPHRASE")
            || upper.endsWith("SECRET")
            || upper.endsWith("SECRET_KEY")
            || upper.endsWith("API_KEY")
            || upper.endsWith("APIKEY")
            || upper.endsWith("ACCESS_KEY")
            || upper.endsWith("PRIVATE_KEY")
            || upper.endsWith("TOKEN");
    boolean elsewhere = value.startsWith("/") || value.startsWith("%") || value.startsWith("file:");
    boolean placeholder = value.isEmpty() || value.length() < 4 || Bool.parse(value).isPresent();
    return named && !elsewhere && !placeholder;
  }
}
