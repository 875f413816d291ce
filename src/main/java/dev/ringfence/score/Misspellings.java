package dev.ringfence.score;

import dev.ringfence.linux.Capability;
import dev.ringfence.unit.Problem;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Names of capabilities, address families and system calls that systemd does not know: it passes
 * over them, and lists of what is allowed then score better than what was meant.
 */
final class Misspellings {
  private final Systemd systemd;

  private Misspellings(Systemd systemd) {
    this.systemd = systemd;
  }

  /** What to tell of the words that were met in a service. */
  static List<Problem> of(UnknownWords words, Systemd systemd) {
    Misspellings misspellings = new Misspellings(systemd);
    List<Problem> problems = new ArrayList<>();
    for (UnknownWords.Unknown unknown : words.all()) {
      problems.add(misspellings.problem(unknown.setting(), unknown.word()));
    }
    return problems;
  }

  private Problem problem(Setting setting, String word) {
    return switch (setting.key()) {
      case "CapabilityBoundingSet", "AmbientCapabilities" ->
          problem(setting, word, "capability", capabilities());
      case "RestrictAddressFamilies" ->
          problem(setting, word, "address family", AddressFamilies.names());
      default -> {
        String name = SyscallFilter.name(word);
        yield name.startsWith("@")
            ? problem(setting, name, "group of system calls", systemd.syscalls().groupNames())
            : problem(setting, name, "system call", systemd.syscalls().callNames());
      }
    };
  }

  private static List<String> capabilities() {
    List<String> names = new ArrayList<>();
    Capability.all().forEach(capability -> names.add(capability.toString()));
    return names;
  }

  private static Problem problem(
      Setting setting, String word, String kind, Collection<String> known) {
    String near = Spelling.closest(word, known).orElse("");
    String effect =
        setting.value().startsWith("~")
            ? "it stays allowed"
            : "the list allows less than it seems, and the score is better for it";
    return new Problem.AtLine(
        setting.location(),
        "'"
            + word
            + "' is no "
            + kind
            + " that systemd knows"
            + (near.isEmpty() ? "" : " (did you mean " + near + "?)")
            + ": systemd passes over it, "
            + effect);
  }
}
