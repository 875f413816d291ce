package dev.ringfence.report;

import dev.ringfence.score.Assessment;
import dev.ringfence.score.Blindspot;
import dev.ringfence.score.Row;
import dev.ringfence.score.Score;
import dev.ringfence.unit.Location;
import dev.ringfence.unit.Problem;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import java.util.ArrayList;
import java.util.List;

/** Scores as SARIF results: one for each row that counts against a service. */
public final class ScoreSarif {
  /** The rule for a service whose exposure is above the threshold. */
  private static final String THRESHOLD = "exposure-above-threshold";

  /** Rows that add less than this, in tenths of a point, are notes. */
  private static final long WARNING_FROM = 2;

  private ScoreSarif() {}

  /** Every rule that a result can be an instance of. */
  public static List<Sarif.Rule> rules() {
    List<Sarif.Rule> rules = new ArrayList<>();
    rules.add(
        new Sarif.Rule(
            THRESHOLD,
            "The overall exposure of a service is above the threshold.",
            "Lower it: ringfence score shows what to change first.",
            Sarif.Level.ERROR));
    for (Row row : Row.all()) {
      rules.add(
          new Sarif.Rule(
              row.field(),
              row.id() + " counts against a service.",
              "See ringfence explain " + directive(row) + ".",
              Sarif.Level.WARNING));
    }
    for (Blindspot.Kind kind : Blindspot.Kind.values()) {
      rules.add(
          new Sarif.Rule(
              kind.id(),
              kind.summary(),
              "The score of the service does not show it.",
              Sarif.Level.WARNING));
    }
    return rules;
  }

  /**
   * Writes the results of one service.
   *
   * @param threshold in tenths; above it the service is an error
   */
  public static void write(Score score, long threshold, SarifWriter writer) {
    Unit unit = score.unit();
    Sarif.Place whole = new Sarif.Place.WholeFile(unit.fragment());
    if (Long.compareUnsigned(score.exposure(), threshold) > 0) {
      writer.add(
          new Sarif.Result(
              THRESHOLD,
              Sarif.Level.ERROR,
              unit.name()
                  + " has an exposure of "
                  + Score.tenths(score.exposure())
                  + ", more than "
                  + Score.tenths(threshold),
              whole,
              List.of()));
    }
    for (Assessment assessment : score.assessments()) {
      if (assessment.applies() && !assessment.isGood()) {
        writer.add(result(unit, assessment, whole));
      }
    }
    for (Blindspot blindspot : score.blindspots()) {
      writer.add(
          new Sarif.Result(
              blindspot.kind().id(),
              Sarif.Level.WARNING,
              blindspot.problem().message(),
              place(blindspot.problem()),
              List.of()));
    }
  }

  private static Sarif.Result result(Unit unit, Assessment assessment, Sarif.Place whole) {
    Sarif.Place place = whole;
    List<Setting> settings = unit.settings("Service", directive(assessment.row()));
    if (!settings.isEmpty()) {
      place = new Sarif.Place.Line(settings.getLast().location());
    }
    return new Sarif.Result(
        assessment.row().field(),
        assessment.exposure() >= WARNING_FROM ? Sarif.Level.WARNING : Sarif.Level.NOTE,
        unit.name()
            + " "
            + assessment.meaning()
            + " ("
            + assessment.row().id()
            + ", exposure "
            + Score.tenths(assessment.exposure())
            + ")",
        place,
        List.of());
  }

  /** The directive that a row is about, from {@code User=/DynamicUser=}: the first. */
  private static String directive(Row row) {
    return row.id().substring(0, row.id().indexOf('='));
  }

  private static Sarif.Place place(Problem problem) {
    return switch (problem) {
      case Problem.AtLine(Location location, var _) -> new Sarif.Place.Line(location);
      case Problem.InFile(var file, var _) -> new Sarif.Place.WholeFile(file);
    };
  }
}
