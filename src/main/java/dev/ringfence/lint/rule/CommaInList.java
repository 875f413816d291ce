package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;

/** Commas between the words of a list that white space tells apart. */
public final class CommaInList implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "comma-in-list",
          Severity.ERROR,
          "Commas in a list whose words are told apart by blanks.",
          "systemd takes the words with their commas for one name that it does not know, and leaves"
              + " it out.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (String directive : subject.directives()) {
      if (ListDirectives.isList(directive)) {
        for (Setting setting : subject.counting(directive)) {
          check(directive, setting, findings);
        }
      }
    }
  }

  private static void check(String directive, Setting setting, Findings findings) {
    List<Edit> edits = new ArrayList<>();
    for (String word : Words.of(setting.value(), Words.Rule.UNQUOTE).words()) {
      if (separates(directive, word)) {
        edits.add(
            new Edit.ReplaceWord(
                setting,
                ListDirectives.isInvertible(directive) ? ListDirectives.withoutTilde(word) : word,
                String.join(" ", ListDirectives.withoutTilde(word).split(",+"))));
      }
    }
    if (!edits.isEmpty()) {
      findings.add(
          setting,
          "commas do not separate the words of " + directive + "=, blanks do",
          new Fix("Write blanks for the commas.", edits));
    }
  }

  /** Names have no commas; options of mounts do, and a path may. */
  private static boolean separates(String directive, String word) {
    if (word.indexOf(',') < 0 || word.replace(",", "").isEmpty()) {
      return false;
    }
    return switch (directive) {
      case "TemporaryFileSystem", "BindPaths", "BindReadOnlyPaths" -> word.contains(",/");
      default ->
          ListDirectives.PATHS.contains(directive)
              ? word.contains(",/") || word.contains(",-/") || word.endsWith(",")
              : true;
    };
  }
}
