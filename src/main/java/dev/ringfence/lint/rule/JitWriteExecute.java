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

/** A just-in-time compiler in a sandbox that forbids it. */
public final class JitWriteExecute implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "jit-write-execute",
          Severity.ERROR,
          "MemoryDenyWriteExecute=yes for a program that makes code as it runs.",
          "Just-in-time compilers write machine code and then run it. They crash at start, or later when the first piece of code is compiled.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    Optional<Assigned> denied = subject.assigned("MemoryDenyWriteExecute").filter(Assigned::isYes);
    if (denied.isEmpty()) {
      return;
    }
    for (ExecLine line : subject.commands()) {
      if (line.isUnconfined()) {
        continue;
      }
      Optional<JitPrograms.Jit> jit = JitPrograms.of(Program.of(line, subject));
      if (jit.isPresent()) {
        findings.add(
            jit.get().always() ? Severity.ERROR : Severity.WARNING,
            denied.get().setting(),
            jit.get().what()
                + ": "
                + line.key()
                + "= ("
                + Finding.whereFrom(denied.get().setting(), line.setting())
                + ") cannot work under MemoryDenyWriteExecute=yes",
            Fix.byHand(jit.get().advice()));
        return;
      }
    }
  }
}
