package dev.ringfence.cli;

import dev.ringfence.jail.JailResult;
import dev.ringfence.jail.Jailing;
import dev.ringfence.jail.Progress;
import dev.ringfence.report.jail.JailText;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs one search for a jail, tells how it goes, and writes what came of it. */
final class JailRun implements Progress {
  private static final String DROP_IN = "50-ringfence.conf";
  private static final int DENIALS_SHOWN = 3;

  private final Jailing jailing;
  private final ResultsDirectory output;
  private final boolean json;
  private final Terminal terminal;
  private final long begun = System.nanoTime();

  JailRun(
      Jailing jailing, Root root, ResultsDirectory output, Arguments arguments, Terminal terminal) {
    this.jailing = jailing;
    this.output = output;
    this.json = arguments.value("--format", "table").equals("json");
    this.terminal = terminal;
  }

  int run() throws IOException {
    begins("loading the observer and booting a clone");
    JailResult result = jailing.run(this);
    switch (result) {
      case JailResult.Works works -> {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(DROP_IN, works.dropIn());
        output.write(texts);
        terminal.out().print(JailText.of(works));
        terminal.out().println("drop-in   " + output.file(DROP_IN));
      }
      case JailResult.Unjailed(String reason, var _) -> terminal.out().println(reason);
      case JailResult.Inconclusive(String reason, String remedy, List<String> journal) -> {
        terminal.err().println("ringfence: inconclusive: " + reason);
        journal.forEach(line -> terminal.err().println("ringfence: journal: " + line));
        if (!remedy.isEmpty()) {
          terminal.err().println("ringfence: what to do: " + remedy);
        }
      }
    }
    return JailCommand.exitCode(result);
  }

  @Override
  public void observed(int facts, List<String> did) {
    begins("it works as it is; " + facts + " facts observed");
    if (!did.isEmpty()) {
      begins("  done: " + String.join(", ", did));
    }
  }

  @Override
  public void tried(JailResult.Attempt attempt) {
    begins(
        "jail of "
            + attempt.name()
            + ": "
            + attempt.outcome()
            + " ("
            + attempt.milliseconds()
            + " ms)"
            + (attempt.consequence().isEmpty() ? "" : ". " + attempt.consequence()));
    attempt.denied().stream().limit(DENIALS_SHOWN).forEach(line -> begins("  refused: " + line));
  }

  @Override
  public void begins(String what) {
    terminal.err().printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - begun) / 1e9, what);
  }
}
