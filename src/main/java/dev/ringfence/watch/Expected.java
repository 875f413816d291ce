package dev.ringfence.watch;

import dev.ringfence.unit.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Denials that are known and meant: a line each, {@code DIRECTIVES PROCESS CALL SUBJECT}, in which
 * {@code *} stands for anything, blanks in the process's name are written {@code \s}, and the
 * subject goes to the end of the line.
 *
 * @param lines that stand for denials, in their order
 */
public record Expected(List<Line> lines) {
  private static final int FIELDS = 4;

  /** None. */
  public static final Expected NOTHING = new Expected(List.of());

  public Expected {
    lines = List.copyOf(lines);
  }

  /** One line, each field a pattern. */
  public record Line(String directives, String process, String call, String subject) {
    /** The line that stands for one denial alone. */
    public static Line of(Denial denial) {
      return new Line(
          denial.directives(),
          OneLine.of(denial.fact().seen().process()).replace("\\", "\\\\").replace(" ", "\\s"),
          denial.call(),
          denial.subject());
    }

    boolean matches(Line other) {
      return isLike(directives, other.directives)
          && isLike(process, other.process)
          && isLike(call, other.call)
          && isLike(subject, other.subject);
    }

    private static boolean isLike(String pattern, String text) {
      StringBuilder expression = new StringBuilder();
      for (String part : pattern.split("\\*", -1)) {
        expression.append(expression.isEmpty() ? "" : ".*").append(Pattern.quote(part));
      }
      return text.matches("(?s)" + expression);
    }

    @Override
    public String toString() {
      return directives + " " + process + " " + call + " " + subject;
    }
  }

  /** What came of reading a file. */
  public sealed interface Reading {
    /** It is a list of denials. */
    record Read(Expected expected) implements Reading {}

    /** It is not; which line, beginning with 1, and why. */
    record Bad(int line, String words) implements Reading {}
  }

  /** Reads a file; empty lines, and those that begin with {@code #}, say nothing. */
  public static Reading read(List<String> text) {
    List<Line> lines = new ArrayList<>();
    for (int number = 1; number <= text.size(); number++) {
      String line = text.get(number - 1).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      String[] fields = line.split("\\s+", FIELDS);
      if (fields.length < FIELDS) {
        return new Reading.Bad(
            number, "is no denial: write DIRECTIVES PROCESS CALL SUBJECT, * for anything");
      }
      lines.add(new Line(fields[0], fields[1], fields[2], fields[3]));
    }
    return new Reading.Read(new Expected(lines));
  }

  /** Whether a denial is known. */
  public boolean knows(Denial denial) {
    Line its = Line.of(denial);
    return lines.stream().anyMatch(line -> line.matches(its));
  }

  /** The same with more; those that it knows are not added again. */
  public Expected and(List<Denial> denials) {
    TreeSet<String> added = new TreeSet<>();
    List<Line> all = new ArrayList<>(lines);
    for (Denial denial : denials) {
      Line line = Line.of(denial);
      if (!knows(denial) && added.add(line.toString())) {
        all.add(line);
      }
    }
    return new Expected(all);
  }

  /** As it is written. */
  public String text() {
    StringBuilder text = new StringBuilder("# DIRECTIVES PROCESS CALL SUBJECT, * for anything\n");
    lines.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
