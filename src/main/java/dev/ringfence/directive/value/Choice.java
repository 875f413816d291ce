package dev.ringfence.directive.value;

import dev.ringfence.unit.Spelling;
import dev.ringfence.unit.SystemdVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * One of a few words, matched to the letter; where {@code yes} and {@code no} are among them, every
 * spelling of those is read.
 */
public record Choice(List<Grade> grades) implements ValueKind {
  public Choice {
    grades = List.copyOf(grades);
  }

  /** The values of an enum. */
  public static Choice of(Graded... values) {
    List<Grade> grades = new ArrayList<>();
    for (Graded value : values) {
      grades.add(value.grade());
    }
    return new Choice(grades);
  }

  @Override
  public Check check(String value, SystemdVersion version) {
    String canonical =
        hasBooleans() ? Bool.parse(value).map(on -> on ? "yes" : "no").orElse(value) : value;
    List<String> readable = new ArrayList<>();
    for (Grade grade : grades) {
      if (grade.written().equals(canonical)) {
        return version.atLeast(grade.since())
            ? Check.good()
            : Check.bad(
                Check.Consequence.LINE_IGNORED,
                value,
                "is read from systemd " + grade.since() + " on",
                List.of());
      }
      if (version.atLeast(grade.since())) {
        readable.add(grade.written());
      }
    }
    return Check.bad(
        Check.Consequence.LINE_IGNORED,
        value,
        "is not one of " + String.join(", ", readable),
        Spelling.closest(value, readable).map(List::of).orElse(List.of()));
  }

  private boolean hasBooleans() {
    for (Grade grade : grades) {
      if (grade.written().equals("yes")) {
        return true;
      }
    }
    return false;
  }
}
