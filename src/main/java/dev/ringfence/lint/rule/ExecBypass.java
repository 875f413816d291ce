package dev.ringfence.lint.rule;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.ExecLine;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.Optional;

/** A command that its prefix exempts from the sandbox or from User=. */
public final class ExecBypass implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "exec-bypass",
          Severity.WARNING,
          "A command whose prefix exempts it from the sandbox.",
          "With + a command runs as root and outside of the sandbox; with ! it runs as root inside. The score does not look at prefixes.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    boolean sandboxed = false;
    for (String directive : subject.directives()) {
      Optional<Directive> known = Catalogue.find(directive);
      sandboxed |=
          known.isPresent()
              && known.get().entry().placement().reach() == Placement.Reach.EACH_COMMAND;
    }
    if (!sandboxed) {
      return;
    }
    boolean anyMainInside = false;
    for (ExecLine line : subject.mainCommands()) {
      anyMainInside |= !line.isUnconfined();
    }
    for (ExecLine line : subject.commands()) {
      boolean main = line.key().equals("ExecStart") && !anyMainInside;
      if (line.isUnconfined()) {
        findings.add(
            main ? Severity.WARNING : Severity.NOTE,
            line.setting(),
            "the + runs "
                + line.name()
                + " as root and outside of the sandbox"
                + (main ? ": nothing of it protects from this service" : ""),
            Fix.byHand(
                "If it needs only one thing that the sandbox denies, allow that and drop the +."));
      } else if (line.keepsPrivileges() && !subject.runsAsRoot()) {
        findings.add(
            Severity.NOTE,
            line.setting(),
            "the ! starts "
                + line.name()
                + " as root: "
                + subject.assigned("User").map(Assigned::toString).orElse("DynamicUser=yes")
                + " counts only when the program changes to it by itself",
            Fix.byHand("Use AmbientCapabilities= for what it needs, and drop the !."));
      }
    }
  }
}
