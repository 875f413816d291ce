package dev.ringfence.lint;

import dev.ringfence.unit.Location;
import dev.ringfence.unit.OneLine;
import dev.ringfence.unit.Setting;
import java.nio.file.Path;

/**
 * One mistake in one unit.
 *
 * @param rule the {@link RuleCard#id()} of the rule that found it
 * @param severity how bad it is here, which may differ from the rule's usual severity
 * @param place where it stands
 * @param message what is wrong and what it leads to, one or two sentences
 * @param fix what to do
 */
public record Finding(String rule, Severity severity, Place place, String message, Fix fix) {
  public Finding {
    message = OneLine.brief(message);
  }

  /** Where a finding points. */
  public sealed interface Place {
    /** A line of a file. */
    record Line(Location location) implements Place {}

    /** A file as a whole, when no line is to blame. */
    record WholeFile(Path path) implements Place {}

    /** The file that is pointed into. */
    default Path file() {
      return switch (this) {
        case Line(Location location) -> location.file();
        case WholeFile(Path path) -> path;
      };
    }

    /** For sorting and for printing: 0 when no line is to blame. */
    default int line() {
      return switch (this) {
        case Line(Location location) -> location.line();
        case WholeFile _ -> 0;
      };
    }

    /** The line of a setting. */
    static Place of(Setting setting) {
      return new Line(setting.location());
    }
  }

  /** Where another setting stands, as one says it beside the first: {@code line 7} or with file. */
  public static String whereFrom(Setting here, Setting other) {
    return here.location().file().equals(other.location().file())
        ? "line " + other.location().line()
        : other.location().toString();
  }

  /** {@code file:line}, or the file alone. */
  public String where() {
    return place.line() == 0 ? place.file().toString() : place.file() + ":" + place.line();
  }
}
