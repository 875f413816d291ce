package dev.ringfence.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds which lines of a text another one has in place of which. */
final class LineChanges {
  /** Beyond this many pairs of lines, all between the first and the last difference is replaced. */
  private static final long MOST_PAIRS = 4_000_000;

  private LineChanges() {}

  /** The fewest changes, by the longest common subsequence of lines. */
  static List<LineChange> between(Path file, List<String> before, List<String> after) {
    int start = 0;
    while (start < before.size()
        && start < after.size()
        && before.get(start).equals(after.get(start))) {
      start++;
    }
    int oldEnd = before.size();
    int newEnd = after.size();
    while (oldEnd > start
        && newEnd > start
        && before.get(oldEnd - 1).equals(after.get(newEnd - 1))) {
      oldEnd--;
      newEnd--;
    }
    if ((long) (oldEnd - start) * (newEnd - start) > MOST_PAIRS) {
      return List.of(change(file, start, oldEnd, after.subList(start, newEnd)));
    }
    return middle(file, start, before.subList(start, oldEnd), after.subList(start, newEnd));
  }

  private static List<LineChange> middle(
      Path file, int offset, List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<LineChange> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      int fromOld = i;
      int fromNew = j;
      while ((i < before.size() || j < after.size())
          && !(i < before.size() && j < after.size() && before.get(i).equals(after.get(j)))) {
        if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
          i++;
        } else {
          j++;
        }
      }
      if (i > fromOld || j > fromNew) {
        changes.add(change(file, offset + fromOld, offset + i, after.subList(fromNew, j)));
      }
      while (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        i++;
        j++;
      }
    }
    return changes;
  }

  private static LineChange change(Path file, int from, int to, List<String> lines) {
    return new LineChange(file, from + 1, to, String.join("", lines));
  }
}
