package dev.ringfence.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A diff in the unified format, as patch(1) and {@code git apply} read it. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /** The diff of one file for changes that are in order and do not overlap. */
  static String of(String name, UnitText text, List<LineChange> changes) {
    return of(name, name, text, changes);
  }

  /**
   * The diff of two texts, line by line; empty when they are the same.
   *
   * @param oldName of the first, {@code /dev/null} for a file that is not there
   * @param newName of the second
   */
  public static String between(String oldName, String before, String newName, String after) {
    UnitText text = UnitText.of(before);
    List<LineChange> changes =
        LineChanges.between(Path.of(newName), text.lines(), UnitText.of(after).lines());
    return changes.isEmpty() ? "" : of(oldName, newName, text, changes);
  }

  private static String of(
      String oldName, String newName, UnitText text, List<LineChange> changes) {
    StringBuilder out = new StringBuilder();
    out.append("--- ").append(oldName).append('\n');
    out.append("+++ ").append(newName).append('\n');
    int shift = 0;
    for (List<LineChange> hunk : hunks(changes)) {
      shift = hunk(out, text.lines(), hunk, shift);
    }
    return out.toString();
  }

  /** Changes whose contexts touch go into one hunk. */
  private static List<List<LineChange>> hunks(List<LineChange> changes) {
    List<List<LineChange>> hunks = new ArrayList<>();
    for (LineChange change : changes) {
      if (hunks.isEmpty()
          || change.firstLine() - hunks.getLast().getLast().lastLine() > 2 * CONTEXT) {
        hunks.add(new ArrayList<>());
      }
      hunks.getLast().add(change);
    }
    return hunks;
  }

  private static int hunk(
      StringBuilder out, List<String> lines, List<LineChange> changes, int shift) {
    int from = Math.max(1, changes.getFirst().firstLine() - CONTEXT);
    int to = Math.min(lines.size(), changes.getLast().lastLine() + CONTEXT);
    StringBuilder body = new StringBuilder();
    int after = 0;
    int at = from;
    for (LineChange change : changes) {
      for (; at < change.firstLine(); at++, after++) {
        line(body, ' ', lines.get(at - 1));
      }
      for (; at <= change.lastLine(); at++) {
        line(body, '-', lines.get(at - 1));
      }
      for (String added : UnitText.of(change.text()).lines()) {
        line(body, '+', added);
        after++;
      }
    }
    for (; at <= to; at++, after++) {
      line(body, ' ', lines.get(at - 1));
    }
    int before = to - from + 1;
    int start = from + shift - (after == 0 ? 1 : 0);
    // An empty side is named by the line before it.
    out.append("@@ -").append(before == 0 ? from - 1 : from).append(',').append(before);
    out.append(" +").append(start).append(',').append(after).append(" @@\n").append(body);
    return shift + after - before;
  }

  private static void line(StringBuilder body, char sign, String line) {
    body.append(sign).append(line);
    if (!line.endsWith("\n")) {
      body.append("\n\\ No newline at end of file\n");
    }
  }
}
