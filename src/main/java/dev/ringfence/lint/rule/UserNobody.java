package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.List;
import java.util.Optional;

/** A service that runs as nobody, as others do. */
public final class UserNobody implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "user-nobody",
          Severity.WARNING,
          "User=nobody.",
          "Whatever else runs as nobody, NFS included, can signal and trace this service and owns its files.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (String directive : List.of("User", "Group")) {
      Optional<Assigned> user = subject.assigned(directive);
      boolean nobody =
          user.isPresent()
              && (user.get().value().equals("nobody")
                  || user.get().value().equals("nogroup")
                  || user.get().value().equals("65534"));
      if (nobody && (directive.equals("User") || !isNobody(subject))) {
        findings.add(
            directive.equals("User") ? Severity.WARNING : Severity.NOTE,
            user.get().setting(),
            user.get() + " is shared with everything else that runs so, and with NFS",
            directive.equals("User")
                ? Fix.byHand("Use a user that only this service has, or DynamicUser=yes.")
                : Fix.byHand("Use a group that only this service has."));
      }
    }
  }

  private static boolean isNobody(Subject subject) {
    return subject
        .assigned("User")
        .map(user -> user.value().equals("nobody") || user.value().equals("65534"))
        .orElse(false);
  }
}
