package dev.ringfence.lint.rule;

import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.lint.Word;

/** Paths that are written as for a shell. */
public final class PathNotExpanded implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "path-not-expanded",
          Severity.ERROR,
          "Variables or wildcards in a list of paths.",
          "systemd takes paths to the letter: $NAME and * are not replaced. A path with them does not exist, so that the start fails with 226/NAMESPACE, or with a - before it nothing happens at all.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (String directive : ListDirectives.PATHS) {
      for (Word word : subject.words(directive)) {
        String what = shellText(word.text());
        if (!what.isEmpty()) {
          findings.add(
              word.setting(),
              directive + "= takes " + what + " in " + word.text() + " to the letter",
              Fix.byHand("Write out the path, with specifiers such as %i where it varies."));
        }
      }
    }
  }

  private static String shellText(String path) {
    if (path.contains("$")) {
      return "the $";
    }
    if (path.contains("*")) {
      return "the *";
    }
    return path.startsWith("~/") || path.startsWith("-~/") ? "the ~" : "";
  }
}
