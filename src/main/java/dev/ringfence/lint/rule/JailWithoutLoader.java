package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.ExecLine;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.MountTable;
import dev.ringfence.lint.PathText;
import dev.ringfence.lint.Program;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.Optional;

/** A jail without the dynamic linker of its program. */
public final class JailWithoutLoader implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "jail-without-loader",
          Severity.ERROR,
          "A jail that has the program and not what loads it.",
          "A dynamic program needs its dynamic linker, under the very path that is written in it, and its libraries. Without them the start fails with 203/EXEC, as if the program were not there.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (!subject.inPlace() || subject.hasOwnRoot()) {
      return;
    }
    MountTable mounts = MountTable.of(subject);
    Optional<MountTable.Entry> jail = Optional.empty();
    for (MountTable.Entry entry : mounts.entries()) {
      if (entry.kind() == MountTable.Kind.TMPFS
          && entry.path().equals("/")
          && mounts.survives(entry)) {
        jail = Optional.of(entry);
      }
    }
    if (jail.isEmpty()) {
      return;
    }
    for (ExecLine line : subject.commands()) {
      String loader = line.isUnconfined() ? "" : Program.of(line, subject).loader();
      if (!loader.isEmpty() && !isBound(mounts, loader)) {
        findings.add(
            line.setting(),
            line.program()
                + " is loaded by "
                + loader
                + ", which is not in the jail that "
                + jail.get().spoken()
                + " ("
                + Finding.whereFrom(line.setting(), jail.get().setting())
                + ") makes: the start fails with 203/EXEC",
            Fix.of(
                "Bind the linker and the libraries.",
                new Edit.AddAfter(
                    jail.get().setting(),
                    "BindReadOnlyPaths=-/lib -/lib64 -/usr/lib -/usr/lib64")));
        return;
      }
    }
  }

  private static boolean isBound(MountTable mounts, String path) {
    for (MountTable.Entry entry : mounts.entries()) {
      if (entry.kind() == MountTable.Kind.BIND
          && PathText.isIn(path, entry.path())
          && mounts.survives(entry)) {
        return true;
      }
    }
    return false;
  }
}
