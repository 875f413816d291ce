package dev.ringfence.cli;

import dev.ringfence.report.watch.DenialJson;
import dev.ringfence.report.watch.DenialText;
import dev.ringfence.watch.Denial;
import dev.ringfence.watch.Expected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Denials as the user sees them: each when it happens first, and all at the end.
 *
 * @param unit the service
 * @param json lines of JSON instead of words
 * @param reportOnly they would be denied
 * @param expected those that are not shown
 */
record WatchView(
    Terminal terminal, String unit, boolean json, boolean reportOnly, Expected expected) {
  /** How often each was met when it was told last; what is told is known by its line. */
  static final class Told {
    private final Map<Expected.Line, Long> counts = new HashMap<>();
  }

  private boolean isShown(Denial denial) {
    return !expected.knows(denial);
  }

  void fresh(List<Denial> denials, Told told) {
    for (Denial denial : denials) {
      if (isShown(denial)) {
        show(denial, told);
      }
    }
  }

  private void show(Denial denial, Told told) {
    told.counts.put(Expected.Line.of(denial), denial.fact().seen().count());
    if (json) {
      DenialJson.write(denial, unit, reportOnly, false, terminal.out());
    } else {
      terminal.out().print(new DenialText(reportOnly).fresh(denial));
      terminal.out().flush();
    }
  }

  /** Those that happened again since they were told, for a collector of lines. */
  void again(List<Denial> denials, Told told) {
    for (Denial denial : denials) {
      Expected.Line line = Expected.Line.of(denial);
      long count = denial.fact().seen().count();
      if (json && isShown(denial) && count > told.counts.getOrDefault(line, count)) {
        told.counts.put(line, count);
        DenialJson.write(denial, unit, reportOnly, true, terminal.out());
      }
    }
  }

  /** Tells all of them, and whether there was one that is not expected. */
  int finish(List<Denial> denials, Told told) {
    List<Denial> shown = new ArrayList<>(denials);
    shown.removeIf(denial -> !isShown(denial));
    again(shown, told);
    if (!json) {
      terminal.out().print(new DenialText(reportOnly).summary(shown));
    }
    int known = denials.size() - shown.size();
    if (known > 0) {
      terminal.say(known + " expected and not shown");
    }
    return shown.isEmpty() ? ExitCode.GOOD : ExitCode.FINDING;
  }
}
