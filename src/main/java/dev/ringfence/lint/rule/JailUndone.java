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

/** A jail that another setting on / undoes. */
public final class JailUndone implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "jail-undone",
          Severity.ERROR,
          "A setting that brings the whole root back into a jail made with TemporaryFileSystem=/.",
          "systemd mounts one thing on one path, and / read-only wins over an empty /: the service sees every file of the host again, while the score gets better.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    MountTable mounts = MountTable.of(subject);
    for (MountTable.Entry jail : mounts.entries()) {
      if (jail.kind() != MountTable.Kind.TMPFS || !jail.path().equals("/")) {
        continue;
      }
      Optional<MountTable.Entry> winner = mounts.winner(jail);
      if (winner.isPresent()) {
        findings.add(
            winner.get().setting(),
            winner.get().spoken()
                + " undoes "
                + jail.spoken()
                + " ("
                + Finding.whereFrom(winner.get().setting(), jail.setting())
                + "): the service sees the whole file system of the host",
            fix(winner.get()));
      }
    }
  }

  private static Fix fix(MountTable.Entry winner) {
    return winner.spoken().startsWith("DynamicUser=")
        ? Fix.byHand("Give the service a user of its own with User= and drop DynamicUser=.")
        : winner.spoken().startsWith("ProtectSystem=")
            ? Fix.of(
                "Take it out: what is not bound into the jail needs no protection.",
                new Edit.Remove(winner.setting()))
            : Fix.byHand("Take / out of the list, or name the paths inside the jail.");
  }
}
