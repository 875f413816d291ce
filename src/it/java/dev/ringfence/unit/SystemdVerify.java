package dev.ringfence.unit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the installed systemd reads in unit files, told by the warnings of {@code systemd-analyze
 * verify}: it names each unknown key, and each value of OOMScoreAdjust= that is no number, with
 * file and line.
 */
final class SystemdVerify {
  /** The key whose value systemd repeats when it cannot parse it. */
  static final String ECHOED = "OOMScoreAdjust";

  private static final Pattern WARNING = Pattern.compile("^(/[^:]+):(\\d+): (.*)$");
  private static final Pattern UNKNOWN_KEY =
      Pattern.compile("^Unknown key '(.*)' in section \\[(.*)\\], ignoring\\.$");
  private static final Pattern BAD_VALUE =
      Pattern.compile("^Failed to parse the OOM score adjust value '(.*)', ignoring: .*$");

  private final List<Event> events = new ArrayList<>();
  private final List<String> rest = new ArrayList<>();

  private SystemdVerify() {}

  /**
   * One thing that systemd said.
   *
   * @param line the last line of a logical line
   * @param what in words that {@link #expected} also uses
   */
  record Event(String file, int line, String what) {}

  /** Asks about units, by name or path, with nothing but {@code path} as unit path. */
  static SystemdVerify run(List<Path> path, List<String> units)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify"));
    command.add("--recursive-errors=no");
    command.add("--man=no");
    command.addAll(units);
    Path output = Files.createTempFile("verify", ".txt");
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder
          .environment()
          .put(
              "SYSTEMD_UNIT_PATH",
              path.stream().map(Path::toString).collect(Collectors.joining(":")));
      builder.redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
      SystemdVerify verify = new SystemdVerify();
      for (String line :
          new String(Files.readAllBytes(output), StandardCharsets.UTF_8).split("\n", -1)) {
        verify.read(line);
      }
      return verify;
    } finally {
      Files.delete(output);
    }
  }

  private void read(String line) {
    Matcher warning = WARNING.matcher(line);
    if (!warning.matches()) {
      rest.add(line);
      return;
    }
    String message = warning.group(3);
    Matcher key = UNKNOWN_KEY.matcher(message);
    Matcher value = BAD_VALUE.matcher(message);
    String what =
        key.matches()
            ? key.group(2) + "." + key.group(1)
            : value.matches()
                ? ECHOED + "=" + value.group(1)
                : message.startsWith("Unknown section '")
                    ? "unknown section "
                        + OneLine.of(message.substring(17, message.indexOf("'. Ignoring")))
                    : message.startsWith("String is not UTF-8 clean")
                        ? "not UTF-8"
                        : message.startsWith("Invalid section header")
                                || message.startsWith("Bad characters in section header")
                            ? "broken header"
                            : message;
    events.add(new Event(warning.group(1), Integer.parseInt(warning.group(2)), what));
  }

  /** In the order in which it said them. */
  List<Event> events() {
    return events;
  }

  /** Whether a line that is no warning about a file contains {@code text}. */
  boolean says(String text) {
    return rest.stream().anyMatch(line -> line.contains(text));
  }

  /** What we read, in the same words: settings and problems of one file by line. */
  static List<Event> expected(UnitFile file) {
    List<Event> expected = new ArrayList<>();
    String name = file.path().toString();
    for (Setting setting : file.settings()) {
      boolean read = UnitType.SERVICE.reads(setting.section());
      if (!read || setting.key().startsWith("X-")) {
        continue;
      }
      boolean echoed = setting.key().equals(ECHOED) && setting.section().equals("Service");
      if (!echoed || !setting.value().isEmpty()) {
        String what =
            echoed ? ECHOED + "=" + setting.value() : setting.section() + "." + setting.key();
        expected.add(new Event(name, setting.location().line(), what));
      }
    }
    for (Problem problem : file.problems()) {
      if (problem.message().startsWith("a NUL byte:")) {
        continue; // systemd says nothing of it
      }
      expected.add(
          new Event(name, ((Problem.AtLine) problem).location().line(), words(problem.message())));
    }
    expected.sort(java.util.Comparator.comparingInt(Event::line));
    return expected;
  }

  private static String words(String message) {
    if (message.startsWith("unknown section [")) {
      return "unknown section " + message.substring(17, message.indexOf("] in a service unit"));
    }
    return switch (message.substring(0, message.indexOf(':'))) {
      case "assignment outside of a section" -> "Assignment outside of section. Ignoring.";
      case "no '=' in the line" -> "Missing '=', ignoring line.";
      case "no key before '='" -> "Missing key name before '=', ignoring line.";
      case "not valid UTF-8" -> "not UTF-8";
      case "a section header without ']' at its end", "bad characters in a section header" ->
          "broken header";
      default -> message;
    };
  }
}
