package dev.ringfence.lint.rule;

import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.MountTable;
import dev.ringfence.lint.OwnDirectory;
import dev.ringfence.lint.PathText;
import dev.ringfence.lint.PathWord;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.lint.Word;
import dev.ringfence.unit.UnitScope;

/** A writable path that systemd could make and own for the service. */
public final class PreferStateDirectory implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "prefer-state-directory",
          Severity.NOTE,
          "ReadWritePaths= where StateDirectory=, CacheDirectory=, LogsDirectory= or RuntimeDirectory= fits.",
          "With a directory of its own, systemd makes it, gives it to the user of the service, keeps it writable, and says where it is; nothing has to exist before the first start.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (subject.runsAsRoot() || subject.hasOwnRoot() || subject.unit().scope() == UnitScope.USER) {
      return;
    }
    MountTable mounts = MountTable.of(subject);
    for (PathWord word : subject.paths("ReadWritePaths")) {
      if (!NothingToReopen.closedAbove(mounts, word.path())) {
        continue;
      }
      for (OwnDirectory directory : OwnDirectory.values()) {
        if (directory != OwnDirectory.CONFIGURATION) {
          check(subject, word, directory, findings);
        }
      }
    }
  }

  private static void check(
      Subject subject, PathWord word, OwnDirectory directory, Findings findings) {
    String path = PathText.canonical(word.path());
    if (!PathText.isBelow(path, directory.base()) || PathText.isIn(path, "/run/user")) {
      return;
    }
    String name = path.substring(directory.base().length() + 1);
    for (Word own : subject.words(directory.directive())) {
      if (PathText.isIn(name, own.text())) {
        return;
      }
    }
    findings.add(
        word.setting(),
        word.path() + " could be a directory that systemd makes and keeps for the service",
        Fix.byHand(
            "Write "
                + directory.directive()
                + "="
                + name
                + " instead, and "
                + directory.directive()
                + "Mode= where it is not to be 0755; its owner becomes User= and Group=."));
  }
}
