package dev.ringfence.lint.rule;

import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.MountTable;
import dev.ringfence.lint.PathText;
import dev.ringfence.lint.PathWord;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;

/** An exception to a rule that is not there. */
public final class NothingToReopen implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "nothing-to-reopen",
          Severity.NOTE,
          "ReadWritePaths= where nothing makes the path read-only.",
          "ReadWritePaths= takes nothing away by itself: it only makes exceptions to ProtectSystem=, ReadOnlyPaths= and their like. Without them the service can write everywhere.");

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
    for (PathWord word : subject.paths("ReadWritePaths")) {
      boolean special =
          PathText.isIn(word.path(), "/proc")
              || PathText.isIn(word.path(), "/sys")
              || PathText.isIn(word.path(), "/dev");
      if (!special && !closedAbove(mounts, word.path())) {
        findings.add(
            word.setting(),
            word.spoken() + " does nothing: no setting makes a directory above it read-only",
            Fix.byHand("Add ProtectSystem=strict, to which this makes an exception."));
      }
    }
  }

  /** Whether any setting makes the path, or one above it, read-only. */
  static boolean closedAbove(MountTable mounts, String path) {
    for (MountTable.Entry entry : mounts.entries()) {
      if (entry.readOnly()
          && PathText.isIn(PathText.canonical(path), PathText.canonical(entry.path()))) {
        return true;
      }
    }
    return false;
  }
}
