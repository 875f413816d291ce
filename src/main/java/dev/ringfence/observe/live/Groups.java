package dev.ringfence.observe.live;

import dev.ringfence.observe.Stage;
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
   */
  record Group(Stage stage, String process) {}

  private static final Group UNKNOWN = new Group(Stage.UNKNOWN, "*");

  private final ExecLines lines;
  private final Map<Integer, Group> groups = new HashMap<>();
  private final Map<Integer, Stage> stages = new HashMap<>();

  Groups(ExecLines lines) {
    this.lines = lines;
    stages.put(0, Stage.UNKNOWN);
  }

  /** Takes an announcement. */
  void announced(RawEvent event) {
    if (event.kind() == RawEvent.Kind.STAGE) {
      Stage stage = lines.started(arguments(event.text()));
      // The number 0 is for what came before, and for a stage that there was no number left for.
      if (event.a() != 0) {
        stages.putIfAbsent((int) event.a(), stage);
      }
    } else if (event.kind() == RawEvent.Kind.GROUP) {
      String name = event.text().untilNul(0);
      Stage stage = stages.getOrDefault((int) event.b(), Stage.UNKNOWN);
      groups.put((int) event.a(), new Group(stage, name.isEmpty() ? "*" : name));
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
