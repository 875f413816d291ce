package dev.ringfence.trial.probe;

import dev.ringfence.linux.Architecture;
import dev.ringfence.linux.SyscallNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Attempts in the order in which one run of the probe makes them, and its answers.
 *
 * @param run what tells this run from others, for the names of files that it makes
 */
record Script(String run, List<Attempt> attempts, Architecture architecture) {
  /** What the probe knows beside system calls, see probe.c. */
  private static final Set<String> VERBS =
      Set.of("visible", "namespace", "exec", "foreign", "keyring");

  Script {
    attempts = List.copyOf(attempts);
  }

  /** As the probe reads it. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int number = 0; number < attempts.size(); number++) {
      List<String> steps = new ArrayList<>();
      for (String step : attempts.get(number).steps()) {
        numbered(step).ifPresentOrElse(steps::add, () -> steps.clear());
      }
      if (steps.size() == attempts.get(number).steps().size()) {
        text.append(number).append('\t').append(String.join("\t", steps)).append('\n');
      }
    }
    return text.toString();
  }

  /** A step with its system call by number; empty where this architecture has no such call. */
  private Optional<String> numbered(String step) {
    int blank = step.indexOf(' ');
    String verb = blank < 0 ? step : step.substring(0, blank);
    String rest = blank < 0 ? "" : step.substring(blank).replace(Attempt.RUN, run);
    if (VERBS.contains(verb)) {
      return Optional.of(verb + rest);
    }
    OptionalInt number = SyscallNames.number(architecture, verb);
    return number.isPresent() ? Optional.of(number.getAsInt() + rest) : Optional.empty();
  }

  /** The answers to what was attempted; an attempt that got none is not in it. */
  Map<Attempt, Answer> answers(String output) {
    Map<Attempt, Answer> answers = new HashMap<>();
    for (String line : output.lines().toList()) {
      int tab = line.indexOf('\t');
      if (tab > 0 && line.substring(0, tab).chars().allMatch(Character::isDigit)) {
        int number = Integer.parseInt(line.substring(0, tab));
        if (number < attempts.size()) {
          answers.put(attempts.get(number), Answer.read(line.substring(tab + 1)));
        }
      }
    }
    return answers;
  }
}
