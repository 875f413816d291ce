package dev.ringfence.report.host;

import dev.ringfence.host.top.Count;
import dev.ringfence.host.top.Overview;
import dev.ringfence.host.top.Reach;
import dev.ringfence.host.top.Resource;
import dev.ringfence.host.top.Row;
import dev.ringfence.report.ScoreTable;
import dev.ringfence.report.Style;
import dev.ringfence.report.Table;
import dev.ringfence.report.Table.Cell;
import dev.ringfence.report.Table.Column;
import dev.ringfence.score.Rating;
import dev.ringfence.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Running services for people: what each uses beside how exposed it is. */
public final class TopTable {
  private static final Cell UNCOUNTED = new Cell("-", Style.FAINT);

  private TopTable() {}

  /**
   * The page, each line ended.
   *
   * @param most how many services are shown
   */
  public static String render(Overview overview, boolean colour, int width, int most) {
    Table table =
        new Table(
            Column.right("PAYS"),
            Column.right("EXPOSURE"),
            Column.left("REACH"),
            Column.right("CPU%"),
            Column.right("MEMORY"),
            Column.right("IO/s"),
            Column.right("TASKS"),
            Column.right("IP/s"),
            Column.prose("SERVICE"));
    List<Row> rows = overview.rows();
    for (Row row : rows.subList(0, Math.min(most, rows.size()))) {
      Style style = ScoreTable.style(Rating.of(row.exposure()));
      table.row(
          Cell.of(Score.tenths(row.pays())),
          new Cell(Score.tenths(row.exposure()), style),
          new Cell(row.reach().word(), row.reach() == Reach.NETWORK ? Style.NOTICE : Style.PLAIN),
          row.cpu() instanceof Count.Of(long tenths)
              ? Cell.of(String.format(Locale.ROOT, "%d.%d", tenths / 10, tenths % 10))
              : UNCOUNTED,
          bytes(row.total(Resource.MEMORY)),
          bytes(row.lately(Resource.IO)),
          row.total(Resource.TASKS) instanceof Count.Of(long tasks)
              ? Cell.of(Long.toString(tasks))
              : UNCOUNTED,
          bytes(row.lately(Resource.IP)),
          Cell.of(row.unit()));
    }
    return table.render(colour, width);
  }

  /** What is not counted and how to change that, a line each. */
  public static List<String> notes(Overview overview) {
    List<String> notes = new ArrayList<>();
    for (Overview.Uncounted uncounted : overview.uncounted()) {
      notes.add(
          uncounted.resource().words()
              + " of "
              + uncounted.services()
              + (uncounted.services() == 1 ? " service" : " services")
              + ": not counted ("
              + uncounted.resource().setting()
              + "): ringfence host --apply accounting counts it from the next start on");
    }
    return notes;
  }

  private static Cell bytes(Count count) {
    return count instanceof Count.Of(long bytes) ? Cell.of(bytes(bytes)) : UNCOUNTED;
  }

  /** Three digits and a unit, such as {@code 12.3M}. */
  private static String bytes(long bytes) {
    if (bytes < 1024) {
      return Long.toString(bytes);
    }
    double value = bytes;
    int unit = -1;
    while (value >= 1024 && unit < 4) {
      value /= 1024;
      unit++;
    }
    return String.format(
        Locale.ROOT, value < 10 ? "%.1f%c" : "%.0f%c", value, "KMGTP".charAt(unit));
  }
}
