package dev.ringfence.trial.probe;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Execution;
import dev.ringfence.clone.JobOutcome;
import dev.ringfence.clone.UnitProperties;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Copies of a service that make their attempts side by side, each in its own sandbox. */
final class ProbeRound {
  private static final String TARGET = "ringfence-probes.target";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int MOST_OUTPUT = 1 << 20;

  private final Clone clone;
  private final Map<String, Script> scripts = new LinkedHashMap<>();

  ProbeRound(Clone clone) {
    this.clone = clone;
  }

  /** One more copy, with its script. */
  void add(ProbeUnit unit, Script script) throws IOException {
    clone.writeFile(CloneRequest.UNITS + "/" + unit.name() + ".service", unit.text());
    clone.writeFile(Fixtures.PLACE + "/" + unit.name() + ".in", script.text());
    scripts.put(unit.name(), script);
  }

  boolean isEmpty() {
    return scripts.isEmpty();
  }

  /** What came of one copy: answers, or why there are none. */
  sealed interface Heard {
    record Answers(Map<Attempt, Answer> byAttempt) implements Heard {}

    record Nothing(String why) implements Heard {}

    /** The answer to one attempt. */
    default Answer to(Attempt attempt) {
      return switch (this) {
        case Answers(Map<Attempt, Answer> answers) ->
            answers.getOrDefault(attempt, new Answer.None());
        case Nothing _ -> new Answer.None();
      };
    }
  }

  /** Runs them all, and tells by the copies' names what was heard. */
  Map<String, Heard> run() throws IOException {
    List<String> units = scripts.keySet().stream().map(name -> name + ".service").toList();
    String all = String.join(" ", units);
    clone.writeFile(
        CloneRequest.UNITS + "/" + TARGET,
        "[Unit]\nDefaultDependencies=no\nWants=" + all + "\nAfter=" + all + "\n");
    clone.systemd().reload();
    JobOutcome outcome = clone.systemd().start(TARGET, PATIENCE);
    Map<String, String> outputs = outputs();
    Map<String, Heard> heard = new HashMap<>();
    for (Map.Entry<String, Script> each : scripts.entrySet()) {
      String output = outputs.getOrDefault(each.getKey(), "");
      heard.put(
          each.getKey(),
          output.isEmpty()
              ? new Heard.Nothing(
                  outcome.isDone() ? reason(each.getKey()) : "the probes did not end in time")
              : new Heard.Answers(each.getValue().answers(output)));
    }
    clone.systemd().stop(TARGET, PATIENCE);
    scripts.clear();
    return heard;
  }

  private Map<String, String> outputs() throws IOException {
    Execution.Result result =
        clone.run(
            List.of(
                "sh",
                "-c",
                "cd "
                    + Fixtures.PLACE
                    + "; for file in *.out; do echo \"=${file%.out}\"; cat"
                    + " \"$file\"; rm \"$file\"; done"),
            PATIENCE,
            MOST_OUTPUT);
    Map<String, StringBuilder> outputs = new HashMap<>();
    StringBuilder current = new StringBuilder();
    for (String line : result.out().text().lines().toList()) {
      if (line.startsWith("=")) {
        current = outputs.computeIfAbsent(line.substring(1), _ -> new StringBuilder());
      } else {
        current.append(line).append('\n');
      }
    }
    Map<String, String> texts = new HashMap<>();
    outputs.forEach((name, text) -> texts.put(name, text.toString()));
    return texts;
  }

  private String reason(String name) throws IOException {
    UnitProperties properties = clone.systemd().properties(name + ".service");
    return "a copy of the service that probes did not start ("
        + properties.text("Result")
        + ", status "
        + properties.number("ExecMainStatus")
        + ")";
  }
}
