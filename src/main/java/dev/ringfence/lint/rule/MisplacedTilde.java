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

/** A {@code ~} in the middle of a list, where it means nothing. */
public final class MisplacedTilde implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "misplaced-tilde",
          Severity.ERROR,
          "A ~ that does not stand at the start of the list.",
          "Only a ~ before the whole list turns it round. Anywhere else it makes its word one that"
              + " systemd does not know and leaves out.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (String directive : ListDirectives.INVERTIBLE) {
      for (Setting setting : subject.counting(directive)) {
        check(setting, findings);
      }
    }
  }

  private static void check(Setting setting, Findings findings) {
    boolean inverted = setting.value().startsWith("~");
    List<String> kept = new ArrayList<>();
    List<String> tilded = new ArrayList<>();
    for (String word :
        Words.of(ListDirectives.withoutTilde(setting.value()), Words.Rule.UNQUOTE).words()) {
      (word.startsWith("~") ? tilded : kept).add(word);
    }
    if (tilded.isEmpty()) {
      return;
    }
    String bare = String.join(" ", tilded).replace("~", "");
    String message =
        "systemd does not know "
            + String.join(" and ", tilded)
            + " and leaves it out: only a ~ before the whole list counts";
    if (inverted) {
      List<Edit> edits = new ArrayList<>();
      for (String word : tilded) {
        edits.add(new Edit.ReplaceWord(setting, word, word.replace("~", "")));
      }
      findings.add(setting, message, new Fix("One ~ at the start is enough.", edits));
      return;
    }
    List<Edit> edits = new ArrayList<>();
    if (kept.isEmpty()) {
      edits.add(new Edit.Reassign(setting, "~" + bare));
    } else {
      edits.add(new Edit.Reassign(setting, String.join(" ", kept)));
      edits.add(new Edit.AddAfter(setting, setting.key() + "=~" + bare));
    }
    findings.add(
        setting, message, new Fix("Deny it in a line of its own that begins with ~.", edits));
  }
}
