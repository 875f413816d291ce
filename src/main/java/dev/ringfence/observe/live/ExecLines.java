package dev.ringfence.observe.live;

import dev.ringfence.observe.Coverage.ExecLine;
import dev.ringfence.observe.Stage;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
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
  private final ServiceLife life;
  private final Map<ExecLine, Long> runs = new HashMap<>();

  private ExecLines(List<ExecLine> lines, boolean single, ServiceLife life) {
    this.lines = List.copyOf(lines);
    this.single = single;
    this.life = life;
  }

  /**
   * Those of a unit, in systemd's order; an empty assignment takes those before it back. How often
   * they ran is counted from here.
   */
  public static ExecLines of(Unit unit) {
    List<ExecLine> lines = new ArrayList<>();
    for (Stage.Kind kind : Stage.Kind.values()) {
      List<String> commands = new ArrayList<>();
      for (Setting setting : unit.settings("Service", kind.key())) {
        if (setting.value().isBlank()) {
          commands.clear();
        } else {
          commands.add(setting.value().strip());
        }
      }
      for (int i = 0; i < Math.min(commands.size(), Stage.MAX_INDEX + 1); i++) {
        lines.add(new ExecLine(new Stage(kind, i), commands.get(i), 0));
      }
    }
    return new ExecLines(lines, false, ServiceLife.of(unit));
  }

  /** One command, which is everything there is. */
  public static ExecLines single(String command) {
    return new ExecLines(
        List.of(new ExecLine(Stage.MAIN, command, 0)), true, ServiceLife.byDefault());
  }

  /** The same with how often each ran. */
  List<ExecLine> counted() {
    List<ExecLine> counted = new ArrayList<>();
    for (ExecLine line : lines) {
      counted.add(new ExecLine(line.stage(), line.command(), runs.getOrDefault(line, 0L)));
    }
    return counted;
  }

  ServiceLife life() {
    return life;
  }

  long runsOf(Stage.Kind kind) {
    return counted().stream()
        .filter(line -> line.stage().kind() == kind)
        .mapToLong(ExecLine::runs)
        .max()
        .orElse(0);
  }

  /**
   * A line that began to run.
   *
   * @param unsandboxed no directive of the unit limits it ({@code +} before it), so that what it
   *     does is no fact
   */
  record Started(Stage stage, boolean unsandboxed) {}

  /** A process took over from the service manager. */
  Started started(List<String> arguments) {
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
      life.began(Stage.Kind.UNKNOWN, false);
      return new Started(Stage.UNKNOWN, false);
    }
    runs.merge(best, 1L, Long::sum);
    life.began(best.stage().kind(), isLast(best.stage()));
    return new Started(best.stage(), !single && Likeness.isUnsandboxed(best.command()));
  }

  private boolean isLast(Stage stage) {
    return lines.stream()
        .noneMatch(
            line -> line.stage().kind() == stage.kind() && line.stage().index() > stage.index());
  }
}
