package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.MountTable;
import dev.ringfence.lint.PathText;
import dev.ringfence.lint.PathWord;
import dev.ringfence.lint.RootFiles;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.lint.Word;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Words;
import java.util.List;

/** A path of the sandbox that does not exist. */
public final class MissingPath implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "missing-path",
          Severity.ERROR,
          "A path that does not exist, without a - before it.",
          "systemd cannot mount what is not there, and the start fails with 226/NAMESPACE. With a - before the path it goes on without.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    if (!subject.inPlace() || subject.hasOwnRoot()) {
      return;
    }
    RootFiles files = subject.machine().files();
    MountTable mounts = MountTable.of(subject);
    for (String directive : ListDirectives.PLAIN_PATHS) {
      for (PathWord word : subject.paths(directive)) {
        if (!word.optional() && word.isLiteral() && isMissing(word.path(), files, mounts)) {
          report(word.setting(), word.path(), word.written(), "-" + word.written(), findings);
        }
      }
    }
    for (String directive : List.of("BindPaths", "BindReadOnlyPaths")) {
      for (Word word : subject.words(directive)) {
        String source = Words.of(word.text(), ":", Words.Rule.EMPTY_WORDS).words().getFirst();
        boolean literal = word.written().indexOf('%') < 0 && source.startsWith("/");
        if (literal && !isMadeAtBoot(source) && !files.exists(source)) {
          report(word.setting(), source, word.written(), "-" + word.written(), findings);
        }
      }
    }
  }

  private static void report(
      Setting setting, String path, String written, String optional, Findings findings) {
    findings.add(
        setting,
        path + " does not exist: the start fails with 226/NAMESPACE",
        Fix.of(
            "Make it, or write a - before it.", new Edit.ReplaceWord(setting, written, optional)));
  }

  /** What another mount brings, or hides, is not there to be looked at. */
  private static boolean isMissing(String path, RootFiles files, MountTable mounts) {
    if (isMadeAtBoot(path)
        || mounts.content(path).isPresent()
        || mounts
            .inaccessibleAbove(path)
            .map(closed -> !closed.path().equals(path))
            .orElse(false)) {
      return false;
    }
    for (MountTable.Entry entry : mounts.entries()) {
      boolean own =
          entry.kind() == MountTable.Kind.READ_WRITE
              && !entry.setting().key().startsWith("ReadWrite");
      if (own && PathText.isIn(entry.path(), PathText.canonical(path))) {
        return false;
      }
    }
    return !files.exists(path);
  }

  private static boolean isMadeAtBoot(String path) {
    for (String top : List.of("/run", "/var/run", "/tmp", "/proc", "/sys", "/dev")) {
      if (PathText.isIn(path, top)) {
        return true;
      }
    }
    return false;
  }
}
