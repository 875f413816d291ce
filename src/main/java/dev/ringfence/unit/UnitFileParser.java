package dev.ringfence.unit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The syntax of systemd.syntax(7), decision by decision as config_parse() of systemd's
 * src/shared/conf-parser.c takes them; they are the same from 252 to 257.
 */
final class UnitFileParser {
  /** Problems told one by one; binary data would make one a line. */
  private static final int PROBLEM_LIMIT = 50;

  /** Ours, not systemd's: nobody means to write more, and they would fill the memory. */
  private static final int SETTING_LIMIT = 100_000;

  private static final String STOPS = ": systemd stops reading here";

  private final Path path;
  private final byte[] bytes;
  private final Sections sections;
  private final List<Setting> settings = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private int untold;
  private int lastUntold;

  private String section = "";
  private boolean inSection;
  private boolean sectionSkipped;
  private boolean stopped;

  UnitFileParser(Path path, byte[] bytes, Sections sections) {
    this.path = path;
    this.bytes = bytes;
    this.sections = sections;
  }

  UnitFile parse() {
    LogicalLines lines = new LogicalLines(bytes);
    boolean going = true;
    while (going) {
      going =
          switch (lines.next()) {
            case LINE, UNFINISHED ->
                line(LineSyntax.of(lines.text(), lines.from(), lines.to()), lines.number());
            case COMMENT -> true;
            case TOO_LONG -> stop(lines.number(), "the line is longer than 1 MiB" + STOPS);
            case END -> {
              sumUp();
              yield false;
            }
          };
    }
    if (lines.nul() > 0) {
      problem(lines.nul(), "a NUL byte: systemd takes what follows it for the next line");
    }
    return new UnitFile(path, settings, problems, !stopped);
  }

  private boolean line(LineSyntax syntax, int line) {
    // No switch here, nor elsewhere on the way from a name to a unit: the JVM makes those on types
    // when it first comes to them, half a millisecond each, which its AOT cache does not spare.
    if (syntax instanceof LineSyntax.Assignment(String key, String value)) {
      if (settings.size() == SETTING_LIMIT) {
        return stop(line, "more than " + SETTING_LIMIT + " settings: the rest is not read");
      }
      if (isInSection(line)) {
        settings.add(new Setting(section, key, value, new Location(path, line)));
      }
    } else if (syntax instanceof LineSyntax.Header(String name)) {
      header(name, line);
    } else if (syntax instanceof LineSyntax.Fatal(String why)) {
      return stop(line, why + STOPS);
    } else if (syntax instanceof LineSyntax.Nonsense(String why)
        && isInSection(line)
        && !sectionSkipped) {
      warn(line, why + ": systemd ignores the line");
    }
    return true;
  }

  private void header(String name, int line) {
    section = name;
    inSection = true;
    sectionSkipped = !sections.reads(name);
    if (sectionSkipped && !name.startsWith("X-")) {
      warn(
          line,
          "unknown section [" + name + "] in a " + sections.kind() + ": systemd skips all of it");
    }
  }

  private boolean isInSection(int line) {
    if (!inSection) {
      warn(line, "assignment outside of a section: systemd ignores the line");
    }
    return inSection;
  }

  private void warn(int line, String message) {
    if (problems.size() < PROBLEM_LIMIT) {
      problem(line, message);
    } else {
      untold++;
      lastUntold = line;
    }
  }

  private boolean stop(int line, String message) {
    sumUp();
    problem(line, message);
    stopped = true;
    return false;
  }

  private void sumUp() {
    if (untold > 0) {
      problem(lastUntold, "and " + untold + " more lines that systemd ignores, this one the last");
    }
  }

  private void problem(int line, String message) {
    problems.add(new Problem.AtLine(new Location(path, line), message));
  }
}
