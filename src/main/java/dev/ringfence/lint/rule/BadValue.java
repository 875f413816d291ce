package dev.ringfence.lint.rule;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.value.Check;
import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.SystemdVersion;
import java.util.Optional;

/** A value outside of the grammar of its directive. */
public final class BadValue implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "bad-value",
          Severity.ERROR,
          "A value that systemd cannot read.",
          "systemd ignores the line or the word with a warning in the journal, or does not load the unit at all.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    for (String name : subject.directives()) {
      Optional<Directive> directive = Catalogue.find(name);
      if (directive.isPresent()
          && isMeantHere(directive.get().entry(), subject)
          && directive.get().entry().knownTo(subject.machine().systemd())) {
        for (Setting setting : subject.settings(name)) {
          check(subject, directive.get(), setting, findings);
        }
      }
    }
  }

  /** Type= of a mount, for one, is another directive than that of a service. */
  private static boolean isMeantHere(Entry entry, Subject subject) {
    return entry.placement().sections().contains(subject.section())
        && (subject.isService() || entry.placement() != Placement.SERVICE_AND_MOUNT);
  }

  private static void check(
      Subject subject, Directive directive, Setting setting, Findings findings) {
    Entry entry = directive.entry();
    if (setting.value().isEmpty()) {
      if (entry.emptiness() == Emptiness.IGNORED || entry.emptiness() == Emptiness.REFUSED) {
        findings.add(
            setting,
            setting.key()
                + "= cannot be empty: "
                + (entry.emptiness() == Emptiness.REFUSED
                    ? "systemd does not load the unit"
                    : "systemd ignores the line, and the earlier value stays"),
            Fix.byHand("To go back to the default, write " + entry.byDefault() + "."));
      }
      return;
    }
    Optional<String> value = subject.expanded(setting.value());
    if (value.isEmpty()) {
      return;
    }
    SystemdVersion version = subject.machine().systemd();
    for (Check.Complaint complaint : entry.kind().check(value.get(), version).complaints()) {
      boolean newer = entry.kind().check(complaint.word(), NEWEST).isGood();
      if (!newer && !isTheBusinessOfAnotherRule(directive.name(), complaint.word())) {
        findings.add(
            severity(complaint), setting, message(setting, complaint), fix(setting, complaint));
      }
    }
  }

  private static Severity severity(Check.Complaint complaint) {
    return switch (complaint.consequence()) {
      case WORD_LOST, WORD_IGNORED, LINE_IGNORED, UNIT_REFUSED -> Severity.ERROR;
    };
  }

  private static boolean isTheBusinessOfAnotherRule(String directive, String word) {
    return switch (directive) {
      case "CapabilityBoundingSet", "AmbientCapabilities", "RestrictAddressFamilies" ->
          !word.isBlank();
      case "SystemCallFilter", "SystemCallLog" -> word.indexOf(':') < 0;
      default ->
          (ListDirectives.isList(directive) && ListDirectives.isAnotherMistake(word))
              || word.contains(" #")
              || word.contains(" ;")
              || word.startsWith("$")
              || word.startsWith("~/");
    };
  }

  private static String message(Setting setting, Check.Complaint complaint) {
    String consequence =
        switch (complaint.consequence()) {
          case WORD_LOST -> "systemd leaves it out without a warning";
          case WORD_IGNORED -> "systemd leaves it out";
          case LINE_IGNORED -> "systemd ignores the line";
          case UNIT_REFUSED -> "systemd does not load the unit";
        };
    return setting.key() + "=: " + complaint.word() + " " + complaint.reason() + ", " + consequence;
  }

  private static Fix fix(Setting setting, Check.Complaint complaint) {
    if (complaint.closeMisses().isEmpty()) {
      return Fix.byHand(
          "See ringfence explain " + Subject.currentName(setting.key()) + " for what it takes.");
    }
    String near = complaint.closeMisses().getFirst();
    return Fix.of(
        "Did you mean " + near + "?", new Edit.ReplaceWord(setting, complaint.word(), near));
  }

  private static final SystemdVersion NEWEST = SystemdVersion.of(262);
}
