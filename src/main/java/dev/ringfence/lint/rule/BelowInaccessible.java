package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.MountTable;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.Optional;

/** An exception inside a directory that is inaccessible. */
public final class BelowInaccessible implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "below-inaccessible",
          Severity.ERROR,
          "A path that lies in one that is closed altogether.",
          "Below an inaccessible path systemd mounts nothing, without a word: the exception is not made.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    MountTable mounts = MountTable.of(subject);
    for (MountTable.Entry entry : mounts.entries()) {
      Optional<MountTable.Entry> closed = mounts.inaccessibleAbove(entry.path());
      if (closed.isPresent() && isException(entry) && !closed.get().equals(entry)) {
        findings.add(
            severity(entry),
            entry.setting(),
            entry.spoken()
                + " is dropped without a word: "
                + closed.get().spoken()
                + " ("
                + Finding.whereFrom(entry.setting(), closed.get().setting())
                + ") closes "
                + closed.get().path(),
            fix(closed.get()));
      }
    }
  }

  /** Settings that name the path themselves; switches overlap as a matter of course. */
  private static boolean isException(MountTable.Entry entry) {
    return switch (entry.setting().key()) {
      case "BindPaths",
          "BindReadOnlyPaths",
          "ReadWritePaths",
          "ReadWriteDirectories",
          "ReadOnlyPaths",
          "ReadOnlyDirectories",
          "ExecPaths",
          "TemporaryFileSystem" ->
          true;
      default -> false;
    };
  }

  /** What was to be open and is closed breaks the service; what was to be closed is. */
  private static Severity severity(MountTable.Entry entry) {
    return switch (entry.kind()) {
      case BIND, READ_WRITE, EXEC -> Severity.ERROR;
      case READ_ONLY, TMPFS, INACCESSIBLE, PRIVATE_TMP, PRIVATE_DEV, NO_EXEC, UNTOUCHED ->
          Severity.NOTE;
    };
  }

  private static Fix fix(MountTable.Entry closed) {
    return closed.spoken().startsWith("ProtectHome=")
        ? Fix.of(
            "Use ProtectHome=tmpfs, and BindPaths= or BindReadOnlyPaths= for what is needed.",
            new Edit.Reassign(closed.setting(), "tmpfs"))
        : Fix.byHand("Close less, or cover it with TemporaryFileSystem= and bind what is needed.");
  }
}
