package dev.ringfence.lint.rule;

import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Findings;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.lint.SystemCallSet;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A line that looks like an allow-list and only shortens a deny-list. */
public final class MixedFilterOrder implements Rule {
  private static final RuleCard CARD =
      new RuleCard(
          "mixed-filter-order",
          Severity.WARNING,
          "A list that begins with what is denied and goes on with what is allowed.",
          "The first line decides which kind of list it is. In a list of what is denied, a line without ~ does not allow only these: it merely takes them off the list.");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public void check(Subject subject, Findings findings) {
    List<Setting> calls = subject.counting("SystemCallFilter");
    for (Setting later : laterAllowing(calls)) {
      SystemCallSet denied = SystemCallSet.of(subject, calls.subList(0, calls.indexOf(later)));
      SystemCallSet named = SystemCallSet.named(subject, later);
      if (!denied.listsAll(named)) {
        report(calls.getFirst(), later, findings);
      }
    }
    List<Setting> families = subject.counting("RestrictAddressFamilies");
    for (Setting later : laterAllowing(families)) {
      Set<String> denied = new HashSet<>();
      for (Setting earlier : families.subList(0, families.indexOf(later))) {
        denied.addAll(Words.of(ListDirectives.withoutTilde(earlier.value())).words());
      }
      if (!denied.containsAll(Words.of(later.value()).words())) {
        report(families.getFirst(), later, findings);
      }
    }
    List<Setting> capabilities = subject.counting("CapabilityBoundingSet");
    for (Setting later : laterAllowing(capabilities)) {
      Set<String> denied = new HashSet<>();
      for (Setting earlier : capabilities.subList(0, capabilities.indexOf(later))) {
        denied.addAll(Words.of(ListDirectives.withoutTilde(earlier.value())).words());
      }
      if (!denied.containsAll(Words.of(later.value()).words())) {
        report(capabilities.getFirst(), later, findings);
      }
    }
  }

  /** Lines without a tilde in a list that began with one. */
  private static List<Setting> laterAllowing(List<Setting> settings) {
    List<Setting> later = new ArrayList<>();
    if (!settings.isEmpty() && settings.getFirst().value().startsWith("~")) {
      for (Setting setting : settings) {
        if (!setting.value().startsWith("~")) {
          later.add(setting);
        }
      }
    }
    return later;
  }

  private static void report(Setting first, Setting later, Findings findings) {
    findings.add(
        later,
        "this is no list of what is allowed: "
            + Finding.whereFrom(later, first)
            + " began a list of what is denied, and this only takes words off it",
        Fix.byHand(
            "Put the line without ~ first, or begin with " + later.key() + "= to start anew."));
  }
}
