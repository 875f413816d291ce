package dev.ringfence.observe.live;

import dev.ringfence.observe.Stage;
import dev.ringfence.observe.live.ExecLines.Started;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the programs' numbers of groups and stages stand for, as they announce them. */
final class Groups {
  /**
   * A part of the service's life and the process in it.
   *
   * @param process its name; {@code *} for those beyond the number of names that are told apart
   * @param unsandboxed what it does is no fact
   */
  record Group(Stage stage, String process, boolean unsandboxed) {}

  private static final Started BEFORE = new Started(Stage.UNKNOWN, false);
  private static final Group UNKNOWN = new Group(Stage.UNKNOWN, "*", false);

  private final ExecLines lines;
  private final Map<Integer, Group> groups = new HashMap<>();
  private final Map<Integer, Started> stages = new HashMap<>();

  Groups(ExecLines lines) {
    this.lines = lines;
    stages.put(0, BEFORE);
  }

  /** Takes an announcement. */
  void announced(RawEvent event) {
    if (event.kind() == RawEvent.Kind.STAGE) {
      Started stage = lines.started(arguments(event.text()));
      // The number 0 is for what came before, and for a stage that there was no number left for.
      if (event.a() != 0) {
        stages.putIfAbsent((int) event.a(), stage);
      }
    } else if (event.kind() == RawEvent.Kind.GROUP) {
      String name = event.text().untilNul(0);
      Started started = stages.getOrDefault((int) event.b(), BEFORE);
      groups.put(
          (int) event.a(),
          new Group(started.stage(), name.isEmpty() ? "*" : name, started.unsandboxed()));
    }
  }

  Group of(int number) {
    return groups.getOrDefault(number, UNKNOWN);
  }

  private static List<String> arguments(KernelText text) {
    List<String> arguments = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < text.size(); at++) {
      if (text.at(at) == 0) {
        arguments.add(text.untilNul(start));
        start = at + 1;
      }
    }
    if (start < text.size()) {
      arguments.add(text.untilNul(start)); // cut where the programs stop reading
    }
    return arguments;
  }
}
