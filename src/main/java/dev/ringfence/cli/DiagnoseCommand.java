package dev.ringfence.cli;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.deploy.Systemctl;
import dev.ringfence.diagnose.Diagnosing;
import dev.ringfence.diagnose.Diagnosis;
import dev.ringfence.diagnose.Mend;
import dev.ringfence.diagnose.Patch;
import dev.ringfence.diagnose.Variation;
import dev.ringfence.linux.AuditFeed;
import dev.ringfence.report.diagnosis.DiagnosisJson;
import dev.ringfence.report.diagnosis.DiagnosisReport;
import dev.ringfence.report.diagnosis.DiagnosisText;
import dev.ringfence.score.Score;
import dev.ringfence.score.Scorer;
import dev.ringfence.score.Scoring;
import dev.ringfence.trial.Candidate;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code ringfence diagnose}: why a service does not start, and the smallest mend. */
final class DiagnoseCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.named("diagnose", "Why does it not start? The line, and the smallest mend.")
        .operands("UNIT|PATH", CommandSpec.Operands.one(Option.Completes.UNITS))
        .paragraph(
            "Runs the service in a clone, a throwaway copy of this host, as it is and"
                + " without its sandbox, with the observer attached. If only the sandbox"
                + " makes it fail, it tries the service without one line after the other,"
                + " the likeliest first, until it knows which lines do it (file:line), and"
                + " then tries mends, from the smallest on, until the service works.")
        .paragraph(
            "Prints what failed, the lines, what was denied, and the mend as a diff with"
                + " its cost in exposure. The service on the host is not touched. Ends with"
                + " 0 when nothing fails and with 1 when something does.")
        .with(TrialArguments::add)
        .option(CommonOptions.format("table", "json"))
        .example("ringfence diagnose nginx", "Why does nginx not start?")
        .example(
            "ringfence diagnose app --workload 'curl -fsS 127.0.0.1:8080'",
            "It starts, but does not answer: why?")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    try {
      return diagnose(arguments, terminal);
    } catch (CloneFailedException e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.LACKING;
    }
  }

  private static int diagnose(Arguments arguments, Terminal terminal)
      throws IOException, InterruptedException {
    Root root = CommonOptions.root(arguments);
    Candidate.Service service =
        switch (Candidate.of(arguments.operands().getFirst(), root)) {
          case Candidate.Unfit(String message) -> throw new UsageException(message);
          case Candidate.Service found -> found;
        };
    Unit unit = service.unit();
    boolean json = arguments.value("--format", "table").equals("json");
    if (!json && root.isHost() && Systemctl.isBooted()) {
      tellState(unit, terminal);
    }
    TrialArguments.Place place = TrialArguments.place(arguments, root, service);
    place.notes().forEach(note -> terminal.say("note: " + note));
    Scorer scorer = new Scorer(SystemdChoice.of(arguments, root));
    AuditFeed.Opening audit = AuditFeed.open();
    try (Clone clone = Clone.boot(place.request());
        Diagnosing diagnosing =
            Diagnosing.in(
                clone,
                unit,
                root,
                TrialArguments.workload(arguments),
                TrialArguments.patience(arguments),
                audit,
                terminal::say)) {
      Diagnosis diagnosis = diagnosing.run();
      Root files = service.files().isEmpty() ? root : Root.HOST;
      DiagnosisReport report = report(unit, files, diagnosing.systemd(), diagnosis, scorer);
      if (json) {
        DiagnosisJson.write(report, terminal.out());
        terminal.out().println();
      } else {
        terminal.out().print(new DiagnosisText(terminal.colour(), terminal.width()).of(report));
      }
      return switch (diagnosis) {
        case Diagnosis.Works _ -> ExitCode.GOOD;
        case Diagnosis.Blamed _, Diagnosis.Elsewhere _ -> ExitCode.FINDING;
      };
    } finally {
      if (audit instanceof AuditFeed.Opening.Open(AuditFeed feed)) {
        feed.close();
      }
    }
  }

  private static DiagnosisReport report(
      Unit unit, Root files, String systemd, Diagnosis diagnosis, Scorer scorer)
      throws IOException {
    String name = unit.name().toString();
    String before = exposure(scorer, unit);
    String diff = "";
    String after = "";
    if (diagnosis instanceof Diagnosis.Blamed blamed
        && blamed.cure() instanceof Diagnosis.Cure.Proven(List<Mend> _, Variation variation)) {
      diff = new Patch(files, variation).text();
      after = exposure(scorer, variation.changed());
    }
    return DiagnosisReport.of(name, systemd, diagnosis, diff, before, after);
  }

  /** What this host's systemd says of it, before it is tried in the clone. */
  private static void tellState(Unit unit, Terminal terminal)
      throws IOException, InterruptedException {
    Map<String, String> state =
        Systemctl.show(
            unit.name().toString(),
            List.of("ActiveState", "Result", "ExecMainStatus", "NRestarts"));
    terminal
        .err()
        .println(
            "ringfence: on this host: "
                + state.getOrDefault("ActiveState", "unknown")
                + ", result "
                + state.getOrDefault("Result", "unknown")
                + ", exit status "
                + state.getOrDefault("ExecMainStatus", "unknown")
                + ", restarted "
                + state.getOrDefault("NRestarts", "0")
                + " times");
  }

  private static String exposure(Scorer scorer, Unit unit) {
    return switch (scorer.score(unit)) {
      case Scoring.Scored(Score score) -> Score.tenths(score.exposure());
      case Scoring.Refused _ -> "unknown";
    };
  }
}
