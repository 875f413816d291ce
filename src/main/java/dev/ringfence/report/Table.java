package dev.ringfence.report;

import dev.ringfence.unit.OneLine;
import java.util.ArrayList;
import java.util.List;

/**
 * A table for people: columns as wide as their text, one of which wraps when the line is too long.
 *
 * <p>Control characters in cells come out as {@code ?}, because unit files are not to be trusted
 * with the terminal.
 */
public final class Table {
  /** Where the text of a column stands. */
  public enum Align {
    LEFT,
    RIGHT
  }

  /**
   * A column.
   *
   * @param title what stands above it; columns without any title print no header line
   * @param wraps whether its text may go on in the next line when the terminal is too narrow
   */
  public record Column(String title, Align align, boolean wraps) {
    public static Column left(String title) {
      return new Column(title, Align.LEFT, false);
    }

    public static Column right(String title) {
      return new Column(title, Align.RIGHT, false);
    }

    /** A column of prose. */
    public static Column prose(String title) {
      return new Column(title, Align.LEFT, true);
    }
  }

  /** One cell. */
  public record Cell(String text, Style style) {
    public Cell {
      text = OneLine.of(text);
    }

    public static Cell of(String text) {
      return new Cell(text, Style.PLAIN);
    }
  }

  private static final int GAP = 2;
  private static final int NARROWEST_PROSE = 20;

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  public Table(Column... columns) {
    this.columns = List.of(columns);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException when it has not as many cells as there are columns
   */
  public Table row(Cell... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          cells.length + " cells for " + columns.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The table as text, each line ended. */
  public String render(boolean colour, int width) {
    int[] widths = fit(width);
    StringBuilder out = new StringBuilder();
    List<Cell> titles = new ArrayList<>();
    boolean titled = false;
    for (Column column : columns) {
      titles.add(new Cell(column.title(), Style.FAINT));
      titled |= !column.title().isEmpty();
    }
    if (titled) {
      line(out, titles, widths, colour);
    }
    for (List<Cell> row : rows) {
      line(out, row, widths, colour);
    }
    return out.toString();
  }

  /** Widths of all columns: as wide as the text, what is missing taken from the prose. */
  private int[] fit(int width) {
    int[] widths = new int[columns.size()];
    int total = GAP * (columns.size() - 1);
    int prose = 0;
    for (int at = 0; at < widths.length; at++) {
      widths[at] = cells(columns.get(at).title());
      for (List<Cell> row : rows) {
        widths[at] = Math.max(widths[at], cells(row.get(at).text()));
      }
      total += widths[at];
      prose += columns.get(at).wraps() ? widths[at] : 0;
    }
    int excess = total - width;
    for (int at = 0; at < widths.length && excess > 0 && prose > 0; at++) {
      if (columns.get(at).wraps()) {
        int share = (int) ((long) excess * widths[at] / prose) + 1;
        widths[at] = Math.max(Math.min(NARROWEST_PROSE, widths[at]), widths[at] - share);
      }
    }
    return widths;
  }

  private void line(StringBuilder out, List<Cell> row, int[] widths, boolean colour) {
    List<List<String>> wrapped = new ArrayList<>();
    int height = 1;
    for (int at = 0; at < widths.length; at++) {
      List<String> lines =
          columns.get(at).wraps()
              ? wrap(row.get(at).text(), widths[at])
              : List.of(row.get(at).text());
      wrapped.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      int owed = 0;
      for (int at = 0; at < widths.length; at++) {
        String text = line < wrapped.get(at).size() ? wrapped.get(at).get(line) : "";
        int pad = widths[at] - cells(text);
        boolean right = columns.get(at).align() == Align.RIGHT;
        owed += right ? pad : 0;
        if (!text.isEmpty()) {
          out.repeat(' ', owed).append(row.get(at).style().paint(text, colour));
          owed = 0;
        }
        owed += (right ? 0 : pad) + GAP;
      }
      out.append('\n');
    }
  }

  /** Breaks text at spaces; a word longer than the width stays whole. */
  public static List<String> wrap(String text, int width) {
    if (cells(text) <= width) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && cells(line) + 1 + cells(word) > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** How many cells of a terminal the text takes: code points, wide ones of East Asia twice. */
  private static int cells(CharSequence text) {
    int cells = 0;
    for (int at = 0; at < text.length(); ) {
      int point = Character.codePointAt(text, at);
      at += Character.charCount(point);
      cells += point < 0x300 ? 1 : wide(point);
    }
    return cells;
  }

  /** Unicode TR11, roughly: combining marks take none, the CJK, Hangul and emoji blocks two. */
  private static int wide(int point) {
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean two =
        (point >= 0x1100 && point <= 0x115f)
            || (point >= 0x2e80 && point <= 0xa4cf)
            || (point >= 0xac00 && point <= 0xd7a3)
            || (point >= 0xf900 && point <= 0xfaff)
            || (point >= 0xfe30 && point <= 0xfe6f)
            || (point >= 0xff00 && point <= 0xff60)
            || (point >= 0xffe0 && point <= 0xffe6)
            || (point >= 0x1f300 && point <= 0x1faff)
            || (point >= 0x20000 && point <= 0x3fffd);
    return two ? 2 : 1;
  }
}
