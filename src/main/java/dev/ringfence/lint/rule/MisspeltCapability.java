package dev.ringfence.lint.rule;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.linux.Capability;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Spelling;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A capability that does not exist: systemd passes over it in silence. */
public final class MisspeltCapability implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "misspelt-capability",
          Severity.ERROR,
          "A capability that does not exist.",
          "systemd passes over the word without a warning, so that the set means something else:"
              + " often nothing at all is left, and the score takes that for perfect.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (String directive : List.of("CapabilityBoundingSet", "AmbientCapabilities")) {
      for (Setting setting : subject.counting(directive)) {
        check(setting, findings);
      }
    }
  }

  private static void check(Setting setting, Findings findings) {
    List<String> words =
        Words.of(ListDirectives.withoutTilde(setting.value()), Words.Rule.UNQUOTE).words();
    List<String> unknown = new ArrayList<>();
    for (String word : words) {
      if (!isKnown(word) && !ListDirectives.isAnotherMistake(word)) {
        unknown.add(word);
      }
    }
    for (String word : unknown) {
      findings.add(
          setting, message(setting, word, unknown.size() == words.size()), fix(setting, word));
    }
  }

  private static boolean isKnown(String word) {
    return Capability.named(word).isPresent() || word.chars().allMatch(Character::isDigit);
  }

  private static String message(Setting setting, String word, boolean nothingLeft) {
    String lost = "there is no capability " + word + ", and systemd passes over it in silence";
    if (!nothingLeft) {
      return lost;
    }
    return setting.value().startsWith("~")
        ? lost + ": this line takes nothing away"
        : lost + ": this line allows no capability at all";
  }

  private static Fix fix(Setting setting, String word) {
    Optional<String> near = near(word);
    return near.isEmpty()
        ? Fix.byHand("Name a capability of capabilities(7).")
        : Fix.of("Write " + near.get() + ".", new Edit.ReplaceWord(setting, word, near.get()));
  }

  private static Optional<String> near(String word) {
    List<String> names = new ArrayList<>();
    for (Capability capability : Capability.all()) {
      names.add(capability.toString());
    }
    String whole = word.toUpperCase(Locale.ROOT);
    return Spelling.closest(whole.startsWith("CAP_") ? whole : "CAP_" + whole, names);
  }
}
