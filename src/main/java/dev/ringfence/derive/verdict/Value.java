package dev.ringfence.derive.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * A value of one directive with the lines that go with it: {@code ProtectSystem=strict} is nothing
 * without its {@code ReadWritePaths=}.
 *
 * @param assignments in the order in which they are written; the first names the directive
 */
public record Value(List<Assignment> assignments) {
  public Value {
    assignments = List.copyOf(assignments);
    if (assignments.isEmpty()) {
      throw new IllegalArgumentException("a value has at least one line");
    }
  }

  /** One line. */
  public static Value of(String directive, String text) {
    return new Value(List.of(new Assignment(directive, text)));
  }

  /** The same with one line more. */
  public Value and(String directive, String text) {
    List<Assignment> all = new ArrayList<>(assignments);
    all.add(new Assignment(directive, text));
    return new Value(all);
  }

  /** The directive that was decided on. */
  public String directive() {
    return assignments.getFirst().directive();
  }

  /** What that directive is set to, in its first line. */
  public String text() {
    return assignments.getFirst().text();
  }

  /** Every text of one directive, in order. */
  public List<String> texts(String directive) {
    return assignments.stream()
        .filter(line -> line.directive().equals(directive))
        .map(Assignment::text)
        .toList();
  }

  /** The same, but every line of a list directive begins anew with an empty one. */
  public Value afterReset() {
    List<Assignment> all = new ArrayList<>(assignments);
    all.addFirst(new Assignment(directive(), ""));
    return new Value(all);
  }

  /** All lines in one, for people. */
  @Override
  public String toString() {
    return String.join(" ", assignments.stream().map(Assignment::toString).toList());
  }
}
