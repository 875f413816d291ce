package dev.ringfence.observe.live;

import dev.ringfence.observe.Coverage.ExecLine;
import dev.ringfence.observe.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Exec lines of the unit, and which of them ran. A line is known by the arguments that its
 * process was started with; a variable or specifier in it stands for anything.
 */
public final class ExecLines {
  private final List<ExecLine> lines;
  private final boolean single;
  private final Map<ExecLine, Long> runs = new HashMap<>();

  private ExecLines(List<ExecLine> lines, boolean single) {
    this.lines = List.copyOf(lines);
    this.single = single;
  }

  /** Those of a unit, in systemd's order. How often they ran is counted from here. */
  public static ExecLines of(List<ExecLine> lines) {
    return new ExecLines(lines, false);
  }

  /** One command, which is everything there is. */
  public static ExecLines single(String command) {
    return new ExecLines(List.of(new ExecLine(Stage.MAIN, command, 0)), true);
  }

  /** The same with how often each ran. */
  List<ExecLine> counted() {
    List<ExecLine> counted = new ArrayList<>();
    for (ExecLine line : lines) {
      counted.add(new ExecLine(line.stage(), line.command(), runs.getOrDefault(line, 0L)));
    }
    return counted;
  }

  long runsOf(Stage.Kind kind) {
    return counted().stream()
        .filter(line -> line.stage().kind() == kind)
        .mapToLong(ExecLine::runs)
        .max()
        .orElse(0);
  }

  /** A process took over from the service manager. */
  Stage started(List<String> arguments) {
    ExecLine best = null;
    int score = 0;
    for (ExecLine line : lines) {
      int match = single ? 1 : Likeness.of(line.command(), arguments);
      // Of two lines that are the same, the one that ran less often is next.
      if (match > score
          || (match == score
              && best != null
              && match > 0
              && runs.getOrDefault(line, 0L) < runs.getOrDefault(best, 0L))) {
        best = line;
        score = match;
      }
    }
    if (best == null) {
      return Stage.UNKNOWN;
    }
    runs.merge(best, 1L, Long::sum);
    return best.stage();
  }
}
