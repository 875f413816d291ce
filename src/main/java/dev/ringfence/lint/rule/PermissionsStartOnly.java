package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.ExecLine;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A switch that exempts all commands but the main one from the sandbox. */
public final class PermissionsStartOnly implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "permissions-start-only",
          Severity.NOTE,
          "PermissionsStartOnly=, which exempts every command but ExecStart=.",
          "ExecStartPre=, ExecReload=, ExecStop= and the others run as root and outside of the sandbox. It is no longer documented; the prefix + says the same for one command.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> on = subject.assigned("PermissionsStartOnly").filter(Assigned::isYes);
    List<String> exempt = new ArrayList<>();
    for (ExecLine line : subject.commands()) {
      if (!line.key().equals("ExecStart") && !exempt.contains(line.key() + "=")) {
        exempt.add(line.key() + "=");
      }
    }
    if (on.isPresent() && !exempt.isEmpty()) {
      findings.add(
          on.get().setting(),
          String.join(", ", exempt) + " run as root and outside of the sandbox",
          Fix.byHand("Put + before the commands that need it, and take this line out."));
    }
  }
}
