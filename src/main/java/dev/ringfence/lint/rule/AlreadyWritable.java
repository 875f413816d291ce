package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Finding;
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
import java.util.ArrayList;
import java.util.List;

/** A path that is writable already, as a directory that systemd makes. */
public final class AlreadyWritable implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "already-writable",
          Severity.NOTE,
          "ReadWritePaths= for a directory that StateDirectory= or its like opens anyway.",
          "The directories that systemd makes for a service are writable in any sandbox. Saying it twice makes readers wonder which of the two matters.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (subject.hasOwnRoot()) {
      return;
    }
    List<MountTable.Entry> own = new ArrayList<>();
    for (MountTable.Entry entry : MountTable.of(subject).entries()) {
      if (isOwnDirectory(entry.setting().key())) {
        own.add(entry);
      }
    }
    for (PathWord word : subject.paths("ReadWritePaths")) {
      for (MountTable.Entry directory : own) {
        if (PathText.isIn(PathText.canonical(word.path()), directory.path())) {
          findings.add(
              word.setting(),
              word.path()
                  + " is writable already: "
                  + directory.spoken()
                  + " ("
                  + Finding.whereFrom(word.setting(), directory.setting())
                  + ") sees to that",
              fix(subject, word));
        }
      }
    }
  }

  private static boolean isOwnDirectory(String key) {
    for (OwnDirectory directory : OwnDirectory.values()) {
      if (directory.directive().equals(key)) {
        return true;
      }
    }
    return false;
  }

  private static Fix fix(Subject subject, PathWord word) {
    return Fix.of(
        "Take it out of the list.",
        subject.words(word.setting()).size() == 1
            ? new Edit.Remove(word.setting())
            : new Edit.ReplaceWord(word.setting(), word.written(), ""));
  }
}
