package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.ExecLine;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.MountTable;
import dev.ringfence.lint.PathText;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.Optional;

/** A program that its own sandbox hides. */
public final class ProgramHidden implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "program-hidden",
          Severity.ERROR,
          "A sandbox that hides the program it is to run.",
          "The service fails to start with status 203/EXEC.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (subject.hasOwnRoot()) {
      return;
    }
    MountTable mounts = MountTable.of(subject);
    for (ExecLine line : subject.commands()) {
      if (line.isUnconfined() || !line.program().startsWith("/")) {
        continue;
      }
      Optional<MountTable.Entry> cover = mounts.content(PathText.simplified(line.program()));
      if (cover.isPresent() && cover.get().kind() != MountTable.Kind.BIND) {
        findings.add(
            line.setting(),
            cover.get().spoken()
                + " ("
                + Finding.whereFrom(line.setting(), cover.get().setting())
                + ") hides "
                + line.program()
                + ": the start fails with 203/EXEC",
            fix(cover.get(), line.program()));
      }
    }
  }

  private static Fix fix(MountTable.Entry cover, String program) {
    return cover.kind() == MountTable.Kind.TMPFS
        ? Fix.of(
            "Bind it into the jail, with the libraries it needs.",
            new Edit.AddAfter(cover.setting(), "BindReadOnlyPaths=" + program))
        : Fix.byHand("Move the program elsewhere, or leave its directory open.");
  }
}
