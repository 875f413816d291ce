package dev.ringfence.lint.rule;

import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.MountTable;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import java.util.Optional;

/** A path that is asked to be writable and read-only at once. */
public final class ReadOnlyWins implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "read-only-wins",
          Severity.ERROR,
          "ReadWritePaths= on the very path that another setting makes read-only.",
          "For one path systemd makes one mount, and read-only comes before writable: the path stays read-only. Only paths below can be opened again.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    MountTable mounts = MountTable.of(subject);
    for (MountTable.Entry entry : mounts.entries()) {
      boolean asked = entry.setting().key().startsWith("ReadWrite");
      Optional<MountTable.Entry> winner = asked ? mounts.winner(entry) : Optional.empty();
      if (winner.isPresent() && winner.get().readOnly()) {
        findings.add(
            entry.setting(),
            winner.get().spoken()
                + " ("
                + Finding.whereFrom(entry.setting(), winner.get().setting())
                + ") wins over "
                + entry.spoken()
                + ": "
                + entry.path()
                + " stays "
                + (winner.get().kind() == MountTable.Kind.INACCESSIBLE ? "closed" : "read-only"),
            Fix.byHand("Name the directories below it that the service writes to."));
      }
    }
  }
}
