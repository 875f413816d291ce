package dev.ringfence.cli;

import dev.ringfence.jail.JailResult;
import dev.ringfence.jail.Jailing;
import dev.ringfence.jail.Progress;
import dev.ringfence.report.hardening.HardeningReport.Machine;
import dev.ringfence.report.hardening.HardeningReport.WorkloadLine;
import dev.ringfence.report.jail.JailJson;
import dev.ringfence.report.jail.JailPage;
import dev.ringfence.report.jail.JailReport;
import dev.ringfence.report.jail.JailStory;
import dev.ringfence.report.jail.JailText;
import dev.ringfence.trial.Workload;
import dev.ringfence.unit.HostFacts;
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
  private final Root root;
  private List<String> did = List.of();
  private final long begun = System.nanoTime();

  JailRun(
      Jailing jailing, Root root, ResultsDirectory output, Arguments arguments, Terminal terminal) {
    this.jailing = jailing;
    this.root = root;
    this.output = output;
    this.json = arguments.value("--format", "table").equals("json");
    this.terminal = terminal;
  }

  int run() throws IOException {
    begins("loading the observer and booting a clone");
    JailResult result = jailing.run(this);
    double seconds = (System.nanoTime() - begun) / 1e9;
    JailReport report =
        new JailStory(
                jailing.unit().name().toString(),
                jailing.granularity(),
                workload(),
                new Machine(
                    HostFacts.distribution(root),
                    System.getProperty("os.version"),
                    jailing.surroundings().systemd().release(),
                    System.getProperty("os.arch")),
                "",
                "ringfence deploy " + output.directory())
            .of(result, seconds);
    if (result instanceof JailResult.Inconclusive(String reason, String remedy, var journal)) {
      terminal.err().println("ringfence: inconclusive: " + reason);
      journal.forEach(line -> terminal.err().println("ringfence: journal: " + line));
      if (!remedy.isEmpty()) {
        terminal.err().println("ringfence: what to do: " + remedy);
      }
    } else {
      write(report);
    }
    if (json) {
      terminal.out().print(JailJson.of(report));
    } else if (!(result instanceof JailResult.Inconclusive)) {
      tell(report);
    }
    terminal.out().flush();
    return JailCommand.exitCode(result);
  }

  private WorkloadLine workload() {
    return switch (jailing.workload()) {
      case Workload.Shell(String command, var _) -> new WorkloadLine(command, true);
      case Workload.StaysUp _, Workload.Knocks _ -> new WorkloadLine(String.join(", ", did), false);
    };
  }

  private void write(JailReport report) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("report.html", JailPage.of(report));
    texts.put("report.json", JailJson.of(report));
    if (report.works()) {
      texts.put(DROP_IN, report.dropIn());
    }
    output.write(texts);
  }

  private void tell(JailReport report) {
    terminal.out().print(JailText.of(report));
    if (!report.workload().given()) {
      terminal
          .out()
          .println("That proves little: nobody used it. Say with --workload what it is for.");
    }
    if (report.works()) {
      terminal.out().println("drop-in   " + output.file(DROP_IN));
    }
    terminal.out().println("report    " + output.file("report.html"));
    if (report.works()) {
      terminal.out().println("deploy    " + report.deployCommand());
    }
    terminal
        .out()
        .printf(Locale.ROOT, "%d trials, %.1f s%n", report.trials().size(), report.seconds());
  }

  @Override
  public void observed(int facts, List<String> did) {
    this.did = List.copyOf(did);
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
