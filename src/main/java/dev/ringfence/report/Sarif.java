package dev.ringfence.report;

import dev.ringfence.unit.Location;
import java.nio.file.Path;
import java.util.List;

/**
 * The part of SARIF 2.1.0 that Ringfence writes: rules, results with their places, and fixes.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF 2.1.0</a>
 */
public final class Sarif {
  private Sarif() {}

  /** How bad a result is, in SARIF's own words. */
  public enum Level {
    NOTE("note"),
    WARNING("warning"),
    ERROR("error");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** What a result says, in SARIF's own words: only a failure has a level. */
  public enum Kind {
    FAIL("fail"),
    PASS("pass"),
    OPEN("open"),
    INFORMATIONAL("informational"),
    NOT_APPLICABLE("notApplicable");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /**
   * What a result is an instance of.
   *
   * @param id stable, such as {@code misspelt-capability}
   * @param summary one sentence
   * @param help what it means and what to do, plain text
   * @param level of its results unless one says otherwise
   */
  public record Rule(String id, String summary, String help, Level level) {}

  /** Where a result points. */
  public sealed interface Place {
    /** One line of a file. */
    record Line(Location location) implements Place {}

    /** A file, with no line to blame. */
    record WholeFile(Path file) implements Place {}

    /** The file that is pointed into. */
    default Path path() {
      return switch (this) {
        case Line(Location location) -> location.file();
        case WholeFile(Path file) -> file;
      };
    }
  }

  /**
   * One finding.
   *
   * @param ruleId the {@link Rule#id()} it is an instance of
   * @param kind whether it is a failure at all
   * @param level how bad a failure is; of no meaning for the other kinds
   * @param message one or two sentences for the user
   * @param place where
   * @param fixes ways to mend it, best first; often none
   */
  public record Result(
      String ruleId, Kind kind, Level level, String message, Place place, List<Fix> fixes) {
    public Result {
      fixes = List.copyOf(fixes);
    }

    /** A failure. */
    public Result(String ruleId, Level level, String message, Place place, List<Fix> fixes) {
      this(ruleId, Kind.FAIL, level, message, place, fixes);
    }

    /** Something that is no failure. */
    public static Result of(String ruleId, Kind kind, String message, Place place) {
      return new Result(ruleId, kind, Level.NOTE, message, place, List.of());
    }
  }

  /** One way to mend a finding. */
  public record Fix(String description, List<Replacement> replacements) {
    public Fix {
      replacements = List.copyOf(replacements);
    }
  }

  /**
   * Whole lines of a file, replaced.
   *
   * @param firstLine the first line that goes, from 1
   * @param lastLine the last line that goes; {@code firstLine - 1} when text is only inserted
   *     before {@code firstLine}
   * @param text what comes in their place, with its line ends; empty to delete
   */
  public record Replacement(Path file, int firstLine, int lastLine, String text) {
    public Replacement {
      if (firstLine < 1 || lastLine < firstLine - 1) {
        throw new IllegalArgumentException("no such lines: " + firstLine + " to " + lastLine);
      }
    }
  }
}
