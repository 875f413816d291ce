package dev.ringfence.observe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * What a profile has seen, and what it has not: the observations it was made from.
 *
 * @param observations each once, sorted by their ids
 */
public record Coverage(List<Observation> observations) {
  /** Nothing seen. */
  public static final Coverage NONE = new Coverage(List.of());

  /** More than this many observations in one profile are refused. */
  public static final int MAX_OBSERVATIONS = 10_000;

  public Coverage {
    TreeMap<String, Observation> byId = new TreeMap<>();
    observations.forEach(one -> byId.merge(one.id(), one, Observation::merge));
    if (byId.size() > MAX_OBSERVATIONS) {
      throw new IllegalArgumentException(
          byId.size() + " observations in one profile, more than " + MAX_OBSERVATIONS);
    }
    observations = List.copyOf(byId.values());
  }

  /** The union. */
  public Coverage merge(Coverage other) {
    List<Observation> both = new ArrayList<>(observations);
    both.addAll(other.observations);
    return new Coverage(both);
  }

  /** Every Exec line of any observation, and whether any of them saw it run. */
  public List<ExecLine> execLines() {
    return union(observations.stream().flatMap(one -> one.execLines().stream()).toList());
  }

  static List<ExecLine> union(Collection<ExecLine> lines) {
    TreeMap<ExecLine, ExecLine> byLine =
        new TreeMap<>(Comparator.comparing(ExecLine::stage).thenComparing(ExecLine::command));
    for (ExecLine line : lines) {
      byLine.merge(
          line,
          line,
          (one, two) -> new ExecLine(one.stage(), one.command(), Math.max(one.runs(), two.runs())));
    }
    return List.copyOf(byLine.values());
  }

  /**
   * One Exec line of the unit.
   *
   * @param stage which
   * @param command as the unit file has it, prefixes included
   * @param runs how often it was seen to run; 0 for never
   */
  public record ExecLine(Stage stage, String command, long runs) {
    public ExecLine {
      Names.checkLength("command", command);
      if (runs < 0) {
        throw new IllegalArgumentException("an Exec line ran " + runs + " times");
      }
    }

    /** Whether it ran while somebody looked. */
    public boolean seen() {
      return runs > 0;
    }
  }
}
