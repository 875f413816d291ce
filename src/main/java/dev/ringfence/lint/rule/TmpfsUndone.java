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

/** An empty directory that another setting on the same path brings back. */
public final class TmpfsUndone implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "tmpfs-undone",
          Severity.ERROR,
          "TemporaryFileSystem= on a path that another setting mounts over.",
          "For one path systemd makes one mount, and a temporary file system is the last in line: the service sees the real directory.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    MountTable mounts = MountTable.of(subject);
    for (MountTable.Entry tmpfs : mounts.entries()) {
      boolean asked = tmpfs.setting().key().equals("TemporaryFileSystem");
      if (!asked || tmpfs.path().equals("/")) {
        continue;
      }
      Optional<MountTable.Entry> winner = mounts.winner(tmpfs);
      if (winner.isPresent() && showsTheRealDirectory(winner.get())) {
        findings.add(
            tmpfs.setting(),
            winner.get().spoken()
                + " ("
                + Finding.whereFrom(tmpfs.setting(), winner.get().setting())
                + ") wins over "
                + tmpfs.spoken()
                + ": the service sees what is really there",
            fix(winner.get()));
      }
    }
  }

  /** Hidden is hidden: an inaccessible directory is as empty as one could ask for. */
  private static boolean showsTheRealDirectory(MountTable.Entry winner) {
    return switch (winner.kind()) {
      case READ_ONLY, READ_WRITE, NO_EXEC, EXEC -> true;
      case INACCESSIBLE, BIND, PRIVATE_TMP, PRIVATE_DEV, TMPFS, UNTOUCHED -> false;
    };
  }

  private static Fix fix(MountTable.Entry winner) {
    return winner.spoken().startsWith("ProtectHome=")
        ? Fix.of("Use ProtectHome=tmpfs.", new Edit.Reassign(winner.setting(), "tmpfs"))
        : Fix.byHand("Take the path out of " + winner.setting().key() + "=.");
  }
}
