package dev.ringfence.report;

import dev.ringfence.directive.value.Level;
import dev.ringfence.report.Table.Cell;
import dev.ringfence.report.Table.Column;
import dev.ringfence.score.Assessment;
import dev.ringfence.score.Blindspot;
import dev.ringfence.score.Rating;
import dev.ringfence.score.Score;
import dev.ringfence.score.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The score of one service for people: what counts against it, and what to change first. */
public final class ScoreTable {
  /** As many as somebody reads; JSON has all. */
  private static final int SUGGESTIONS = 10;

  private final boolean colour;
  private final int width;
  private final StringBuilder out = new StringBuilder();

  private ScoreTable(boolean colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  /** The whole page for one service. */
  public static String of(
      Score score, List<Suggestion> advice, String systemd, boolean colour, int width) {
    ScoreTable table = new ScoreTable(colour, width);
    table.head(score, systemd);
    table.bad(score);
    table.good(score);
    table.advice(advice);
    table.blindspots(score);
    return table.out.toString();
  }

  /** The colour of a rating. */
  public static Style style(Rating rating) {
    return switch (rating) {
      case DANGEROUS, UNSAFE -> Style.WORST;
      case EXPOSED -> Style.BAD;
      case MEDIUM -> Style.NOTICE;
      case OK, SAFE, PERFECT -> Style.GOOD;
    };
  }

  private void head(Score score, String systemd) {
    out.append(Style.STRONG.paint(score.unit().name().toString(), colour))
        .append("  exposure ")
        .append(
            style(score.rating())
                .paint(Score.tenths(score.exposure()) + " " + score.rating(), colour))
        .append("  by ")
        .append(systemd)
        .append('\n')
        .append(Style.FAINT.paint(score.unit().fragment().toString(), colour))
        .append('\n');
    score
        .unit()
        .dropIns()
        .forEach(file -> out.append(Style.FAINT.paint("  + " + file, colour)).append('\n'));
  }

  private void bad(Score score) {
    List<Assessment> bad = new ArrayList<>();
    for (Assessment assessment : score.assessments()) {
      if (assessment.applies() && !assessment.isGood()) {
        bad.add(assessment);
      }
    }
    if (bad.isEmpty()) {
      return;
    }
    bad.sort(ScoreTable::worse);
    title("What counts against it");
    Table table = new Table(Column.right(""), Column.left(""), Column.prose(""));
    for (Assessment assessment : bad) {
      table.row(
          new Cell(Score.tenths(assessment.exposure()), Style.BAD),
          Cell.of(shortened(assessment.row().id())),
          Cell.of(assessment.meaning()));
    }
    out.append(table.render(colour, width));
  }

  private static int worse(Assessment one, Assessment other) {
    int weight = Long.compare(weighted(other), weighted(one));
    return weight != 0 ? weight : one.row().id().compareTo(other.row().id());
  }

  /** Finer than tenths, of which many rows have the same. */
  private static long weighted(Assessment assessment) {
    return assessment.badness() * assessment.weight() * 100 / assessment.range();
  }

  /**
   * The directive left out where what follows tells it anyway, so that there is room to say why.
   */
  private static String shortened(String id) {
    int tilde = id.indexOf('~');
    boolean telling = id.startsWith("Capability") || id.startsWith("RestrictAddressFamilies=~AF_");
    return telling && tilde > 0 ? id.substring(tilde) : id;
  }

  private void good(Score score) {
    names("Good already", score, true);
    names("Does not apply", score, false);
  }

  /** By directive; of those with several rows, how many of them. */
  private void names(String title, Score score, boolean applies) {
    Map<String, int[]> rows = new LinkedHashMap<>();
    for (Assessment assessment : score.assessments()) {
      String id = assessment.row().id();
      int tilde = id.indexOf('~');
      int[] count = rows.computeIfAbsent(tilde < 0 ? id : id.substring(0, tilde), _ -> new int[2]);
      count[0] += assessment.applies() == applies && (!applies || assessment.isGood()) ? 1 : 0;
      count[1]++;
    }
    StringBuilder names = new StringBuilder();
    rows.forEach((name, count) -> {
      if (count[0] > 0) {
        String of = count[1] == 1 ? "" : " (" + count[0] + " of " + count[1] + ")";
        names.append(names.isEmpty() ? "" : ", ").append(name).append(of);
      }
    });
    if (!names.isEmpty()) {
      title(title);
      prose(names.toString(), applies ? Style.GOOD : Style.FAINT);
    }
  }

  private void prose(String text, Style style) {
    out.append(new Table(Column.prose("")).row(new Cell(text, style)).render(colour, width));
  }

  private void advice(List<Suggestion> advice) {
    if (advice.isEmpty()) {
      return;
    }
    title("What to change first, by what it gains for what it risks");
    Table table = new Table(Column.right("GAIN"), Column.left("RISK"), Column.prose("CHANGE"));
    for (Suggestion suggestion : advice.subList(0, Math.min(SUGGESTIONS, advice.size()))) {
      table.row(
          new Cell(hundredths(suggestion.gain()), Style.GOOD),
          new Cell(
              suggestion.breakage().title().toLowerCase(Locale.ROOT), risk(suggestion.breakage())),
          Cell.of(suggestion.line()));
    }
    out.append(table.render(colour, width));
    if (advice.size() > SUGGESTIONS) {
      prose(
          "and "
              + (advice.size() - SUGGESTIONS)
              + " more. The score knows nothing of what the service needs: ringfence explain tells"
              + " what a change breaks, ringfence harden tries them.",
          Style.FAINT);
    }
  }

  /** Tenths of a point as points with two digits after the point: {@code 0.27} for 2.7. */
  private static String hundredths(double tenths) {
    long hundredths = Math.round(tenths * 10);
    return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
  }

  private static Style risk(Level level) {
    return switch (level) {
      case LOW -> Style.GOOD;
      case MEDIUM -> Style.NOTICE;
      case HIGH -> Style.BAD;
      case VERY_HIGH -> Style.WORST;
    };
  }

  private void blindspots(Score score) {
    if (score.blindspots().isEmpty()) {
      return;
    }
    title("What the score does not see");
    Table table = new Table(Column.left(""), Column.prose(""));
    for (Blindspot blindspot : score.blindspots()) {
      table.row(new Cell("!", Style.NOTICE), Cell.of(blindspot.problem().describe()));
    }
    out.append(table.render(colour, width));
  }

  private void title(String title) {
    out.append('\n').append(Style.STRONG.paint(title, colour)).append('\n');
  }
}
