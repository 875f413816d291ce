package dev.ringfence.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Runs rules over units. */
public final class Linter {
  private static final Comparator<Finding> IN_FILE_ORDER =
      Comparator.<Finding, String>comparing(finding -> finding.place().file().toString())
          .thenComparingInt(finding -> finding.place().line())
          .thenComparing(Finding::severity, Comparator.reverseOrder())
          .thenComparing(Finding::rule);

  private final List<Rule> rules;

  /** Runs these rules. */
  public Linter(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Everything found in one unit, by file and line, the gravest first within a line. */
  public List<Finding> check(Subject subject) {
    List<Finding> all = new ArrayList<>();
    for (Rule rule : rules) {
      Findings findings = new Findings(rule.card());
      rule.check(subject, findings);
      all.addAll(findings.found());
    }
    all.sort(IN_FILE_ORDER);
    return all;
  }
}
