package dev.ringfence.report;

import dev.ringfence.lint.Edits;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.LineChange;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.RuleCard;
import dev.ringfence.lint.Severity;
import java.util.ArrayList;
import java.util.List;

/** Findings and rules in the words of SARIF. */
public final class LintSarif {
  private final Edits edits;

  /** Fixes are resolved against these files. */
  public LintSarif(Edits edits) {
    this.edits = edits;
  }

  /** The rules of a run. */
  public static List<Sarif.Rule> rules(List<Rule> rules) {
    List<Sarif.Rule> cards = new ArrayList<>();
    for (Rule rule : rules) {
      RuleCard card = rule.card();
      cards.add(new Sarif.Rule(card.id(), card.summary(), card.why(), level(card.severity())));
    }
    return cards;
  }

  /** One finding as a result. */
  public Sarif.Result result(Finding finding) {
    Sarif.Place place =
        switch (finding.place()) {
          case Finding.Place.Line(var location) -> new Sarif.Place.Line(location);
          case Finding.Place.WholeFile(var path) -> new Sarif.Place.WholeFile(path);
        };
    List<Sarif.Replacement> replacements = new ArrayList<>();
    for (LineChange change : edits.changes(finding.fix())) {
      replacements.add(
          new Sarif.Replacement(
              change.file(), change.firstLine(), change.lastLine(), change.text()));
    }
    return new Sarif.Result(
        finding.rule(),
        level(finding.severity()),
        finding.message() + ". " + finding.fix().advice(),
        place,
        replacements.isEmpty()
            ? List.of()
            : List.of(new Sarif.Fix(finding.fix().advice(), replacements)));
  }

  private static Sarif.Level level(Severity severity) {
    return switch (severity) {
      case NOTE -> Sarif.Level.NOTE;
      case WARNING -> Sarif.Level.WARNING;
      case ERROR -> Sarif.Level.ERROR;
    };
  }
}
