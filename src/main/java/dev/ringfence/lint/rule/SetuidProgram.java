package dev.ringfence.lint.rule;

import dev.ringfence.lint.Assigned;
import dev.ringfence.lint.ExecLine;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Program;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.Optional;

/** A program whose file gives privileges that the sandbox refuses. */
public final class SetuidProgram implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "setuid-program",
          Severity.ERROR,
          "NoNewPrivileges=yes for a program that gets its privileges from its file.",
          "Without new privileges the setuid bit and file capabilities do nothing: the program runs with the rights of its caller, and fails.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> denied =
        subject
            .assigned("NoNewPrivileges")
            .or(() -> subject.assigned("DynamicUser"))
            .filter(Assigned::isYes);
    if (denied.isEmpty() || subject.runsAsRoot()) {
      return;
    }
    for (ExecLine line : subject.commands()) {
      if (line.isUnconfined() || line.keepsPrivileges()) {
        continue;
      }
      Program program = Program.of(line, subject);
      String gained = program.privilegesOfItsFile();
      if (!gained.isEmpty()) {
        findings.add(
            line.setting(),
            program.name()
                + " "
                + gained
                + ", which "
                + denied.get()
                + " ("
                + Finding.whereFrom(line.setting(), denied.get().setting())
                + ") refuses",
            Fix.byHand(
                "Give the service what it needs with AmbientCapabilities= or User=, and call the"
                    + " program itself."));
      }
    }
  }
}
