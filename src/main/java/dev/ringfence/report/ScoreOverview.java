package dev.ringfence.report;

import dev.ringfence.report.Table.Cell;
import dev.ringfence.report.Table.Column;
import dev.ringfence.score.Rating;
import dev.ringfence.score.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * The scores of many services for people, the worst first. It keeps one short line of each and no
 * more.
 */
public final class ScoreOverview {
  private record Line(String unit, long exposure, Rating rating, int blindspots) {}

  private final List<Line> lines = new ArrayList<>();

  /** Adds a service. */
  public void add(Score score) {
    lines.add(
        new Line(
            score.unit().name().toString(),
            score.exposure(),
            score.rating(),
            score.blindspots().size()));
  }

  /** The table. */
  public String render(boolean colour, int width) {
    lines.sort(ScoreOverview::worse);
    Table table =
        new Table(Column.right("EXPOSURE"), Column.left(""), Column.left("UNIT"), Column.prose(""));
    for (Line line : lines) {
      Style style = ScoreTable.style(line.rating());
      table.row(
          new Cell(Score.tenths(line.exposure()), style),
          new Cell(line.rating().toString(), style),
          Cell.of(line.unit()),
          new Cell(blindspots(line.blindspots()), Style.FAINT));
    }
    return table.render(colour, width);
  }

  private static int worse(Line one, Line other) {
    int exposure = Long.compareUnsigned(other.exposure(), one.exposure());
    return exposure != 0 ? exposure : one.unit().compareTo(other.unit());
  }

  private static String blindspots(int number) {
    return switch (number) {
      case 0 -> "";
      case 1 -> "1 thing the score does not see";
      default -> number + " things the score does not see";
    };
  }
}
