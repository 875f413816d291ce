package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.List;
import java.util.Optional;

/** A setting that is weaker than what a dynamic user brings along. */
public final class DynamicUserOverrides implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "dynamic-user-overrides",
          Severity.WARNING,
          "A setting that DynamicUser=yes overrides.",
          "A dynamic user always comes with ProtectSystem=strict, a private /tmp, RemoveIPC=, NoNewPrivileges= and RestrictSUIDSGID=. What is written to the contrary does nothing.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> dynamic = subject.assigned("DynamicUser").filter(Assigned::isYes);
    if (dynamic.isEmpty()) {
      return;
    }
    for (String directive :
        List.of(
            "ProtectSystem",
            "ProtectHome",
            "PrivateTmp",
            "RemoveIPC",
            "NoNewPrivileges",
            "RestrictSUIDSGID")) {
      Optional<Assigned> assigned = subject.assigned(directive);
      if (assigned.isPresent() && isWeaker(assigned.get())) {
        findings.add(
            assigned.get().setting(),
            assigned.get()
                + " does nothing: DynamicUser=yes ("
                + Finding.whereFrom(assigned.get().setting(), dynamic.get().setting())
                + ") brings "
                + implied(directive),
            Fix.of(
                "Take it out, or use User= if the service cannot live with that.",
                new Edit.Remove(assigned.get().setting())));
      }
    }
  }

  private static boolean isWeaker(Assigned assigned) {
    return assigned.isNo()
        || (assigned.setting().key().equals("ProtectSystem") && !assigned.value().equals("strict"));
  }

  private static String implied(String directive) {
    return switch (directive) {
      case "ProtectSystem" -> "ProtectSystem=strict";
      case "ProtectHome" -> "ProtectHome=read-only";
      default -> directive + "=yes";
    };
  }
}
