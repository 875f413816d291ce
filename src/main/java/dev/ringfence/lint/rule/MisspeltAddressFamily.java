package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.linux.AddressFamily;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Spelling;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An address family that no systemd knows. */
public final class MisspeltAddressFamily implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "misspelt-address-family",
          Severity.ERROR,
          "An address family that does not exist.",
          "systemd leaves the word out with a warning in the journal. In a list of what is allowed often nothing is left, and the score takes that for perfect.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (Setting setting : subject.counting("RestrictAddressFamilies")) {
      String list = ListDirectives.withoutTilde(setting.value());
      List<String> words = Words.of(list, Words.Rule.UNQUOTE).words();
      List<String> unknown = new ArrayList<>();
      for (String word : words) {
        boolean none = word.equals("none") && words.size() == 1;
        if (!none
            && AddressFamily.named(word).isEmpty()
            && !ListDirectives.isAnotherMistake(word)) {
          unknown.add(word);
        }
      }
      for (String word : unknown) {
        findings.add(
            setting, message(setting, word, unknown.size() == words.size()), fix(setting, word));
      }
    }
  }

  private static String message(Setting setting, String word, boolean nothingLeft) {
    String lost = "there is no address family " + word + ", and systemd leaves it out";
    if (!nothingLeft) {
      return lost;
    }
    return setting.value().startsWith("~")
        ? lost + ": this line takes nothing away"
        : lost + ": this line allows no family at all";
  }

  private static Fix fix(Setting setting, String word) {
    String upper = word.toUpperCase(Locale.ROOT);
    Optional<String> near =
        Spelling.closest(upper.startsWith("AF_") ? upper : "AF_" + upper, AddressFamily.names());
    return near.isEmpty()
        ? Fix.byHand("Name a family of address_families(7).")
        : Fix.of("Write " + near.get() + ".", new Edit.ReplaceWord(setting, word, near.get()));
  }
}
