package dev.ringfence.trial;

import dev.ringfence.unit.Problem;
import dev.ringfence.unit.UnitFile;
import dev.ringfence.unit.UnitType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The drop-in of a trial as the user gave it: a file, or settings of the command line, or both.
 *
 * @param text all of it, as one drop-in
 * @param places where each line came from, in the user's words; the first is line 1
 */
public record TriedDropIn(String text, List<String> places) {
  /** No drop-in at all. */
  public static final TriedDropIn NONE = new TriedDropIn("", List.of());

  public TriedDropIn {
    places = List.copyOf(places);
  }

  /** The same with a file's text behind it. */
  public TriedDropIn withFile(Path file, String fileText) {
    TriedDropIn more = this;
    int line = 0;
    for (String each : fileText.lines().toList()) {
      more = more.withLine(each, file + ":" + ++line);
    }
    return more;
  }

  /** The same with settings for its {@code [Service]} section behind it, in the form Name=Value. */
  public TriedDropIn withSettings(List<String> settings) {
    if (settings.isEmpty()) {
      return this;
    }
    TriedDropIn more = withLine("[Service]", "-p");
    for (String setting : settings) {
      more = more.withLine(setting, "-p " + setting);
    }
    return more;
  }

  private TriedDropIn withLine(String line, String place) {
    List<String> more = new ArrayList<>(places);
    more.add(place);
    return new TriedDropIn(text + line + "\n", more);
  }

  /** Whether there is nothing in it to try. */
  public boolean isEmpty() {
    return UnitFile.parse(Path.of("drop-in"), text, UnitType.SERVICE).settings().isEmpty();
  }

  /** What systemd would pass over for its syntax, each with its place. */
  public List<String> mistakes() {
    List<String> mistakes = new ArrayList<>();
    for (Problem problem : UnitFile.parse(Path.of("drop-in"), text, UnitType.SERVICE).problems()) {
      mistakes.add(
          switch (problem) {
            case Problem.AtLine(var location, String message) ->
                place(location.line()) + ": " + message;
            case Problem.InFile(Path _, String message) -> place(1) + ": " + message;
          });
    }
    return mistakes;
  }

  /** Where a line of the drop-in came from. */
  public String place(int line) {
    return line >= 1 && line <= places.size() ? places.get(line - 1) : "line " + line;
  }

  /** Where a line came from that systemd ignored in a run. */
  public String place(IgnoredLine ignored) {
    return ignored.file().endsWith(TrialDropIns.PLAN_FILE)
        ? place(ignored.line())
        : ignored.file() + ":" + ignored.line();
  }
}
