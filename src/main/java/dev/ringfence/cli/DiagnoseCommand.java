package dev.ringfence.cli;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.deploy.Systemctl;
import dev.ringfence.diagnose.Diagnosing;
import dev.ringfence.diagnose.Diagnosis;
import dev.ringfence.diagnose.LiveDiagnosing;
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

/** {@code ringfence diagnose}: why a service does not start, and the smallest mend. */
final class DiagnoseCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.named("diagnose", "Why does it not start? The line, and the smallest mend.")
        .operands("UNIT|PATH", CommandSpec.Operands.one(Option.Completes.UNITS))
        .paragraph(
            "On a host that systemd runs, reads what is left of the service's last run: its state,"
                + " the journal and audit. Says which step failed, which line of the unit (file:line)"
                + " is behind it, and the smallest mend as a diff, with its cost in exposure.")
        .paragraph(
            "With --clone, and where systemd does not run, the service runs in a clone, a throwaway"
                + " copy of this host: as it is and without its sandbox, with the observer"
                + " attached. If only the sandbox makes it fail, it is tried without one line after"
                + " the other, the likeliest first, until it is known which lines do it; then"
                + " mends are tried, from the smallest on, until it works.")
        .paragraph(
            "The service on the host is not touched. Ends with 0 when nothing fails and with 1"
                + " when something does.")
        .option(Option.flag("--clone", "Find it out by trying, in a clone."))
        .with(TrialArguments::add)
        .option(CommonOptions.format("table", "json"))
        .example("ringfence diagnose nginx", "Why did nginx not start?")
        .example(
            "ringfence diagnose --clone app --workload 'curl -fsS 127.0.0.1:8080'",
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

  private static int diagnose(Arguments arguments, Terminal terminal) throws IOException {
    String operand = arguments.operands().getFirst();
    Root root = CommonOptions.root(arguments);
    Candidate.Service service =
        switch (Candidate.of(operand, root)) {
          case Candidate.Unfit(String message) -> throw new UsageException(message);
          case Candidate.Service found -> found;
        };
    boolean live = root.isHost() && service.files().isEmpty() && Systemctl.isBooted();
    return live && !arguments.has("--clone")
        ? ofLastRun(arguments, terminal, service.unit())
        : inClone(arguments, terminal, root, service);
  }

  private static int ofLastRun(Arguments arguments, Terminal terminal, Unit unit)
      throws IOException {
    for (String option : List.of("--workload", "--timeout", "--upper", "--exclude")) {
      if (arguments.has(option)) {
        throw new UsageException(option + " is about runs in a clone: it needs --clone");
      }
    }
    LiveDiagnosing diagnosing = LiveDiagnosing.of(unit);
    if (!diagnosing.wasStarted()) {
      throw new UsageException(
          unit.name()
              + " was not started since this systemd began, or ended well and is forgotten: start"
              + " it, or try it in a copy of this host with ringfence diagnose --clone "
              + unit.name());
    }
    diagnosing.notes().forEach(note -> terminal.say("note: " + note));
    Diagnosis diagnosis = diagnosing.run();
    return report(arguments, terminal, unit, Root.HOST, diagnosing.systemd(), diagnosis);
  }

  private static int inClone(
      Arguments arguments, Terminal terminal, Root root, Candidate.Service service)
      throws IOException {
    TrialArguments.Place place = TrialArguments.place(arguments, root, service);
    place.notes().forEach(note -> terminal.say("note: " + note));
    AuditFeed.Opening audit = AuditFeed.open();
    try (Clone clone = Clone.boot(place.request());
        Diagnosing diagnosing =
            Diagnosing.in(
                clone,
                service.unit(),
                root,
                TrialArguments.workload(arguments),
                TrialArguments.patience(arguments),
                audit,
                terminal::say)) {
      Diagnosis diagnosis = diagnosing.run();
      Root files = service.files().isEmpty() ? root : Root.HOST;
      return report(arguments, terminal, service.unit(), files, diagnosing.systemd(), diagnosis);
    } finally {
      if (audit instanceof AuditFeed.Opening.Open(AuditFeed feed)) {
        feed.close();
      }
    }
  }

  private static int report(
      Arguments arguments,
      Terminal terminal,
      Unit unit,
      Root files,
      String systemd,
      Diagnosis diagnosis)
      throws IOException {
    Scorer scorer = new Scorer(SystemdChoice.of(arguments, CommonOptions.root(arguments)));
    String diff = "";
    String after = "";
    for (Variation mended : diagnosis.mended()) {
      diff = new Patch(files, mended).text();
      after = exposure(scorer, mended.changed());
    }
    DiagnosisReport report =
        DiagnosisReport.of(
            unit.name().toString(), systemd, diagnosis, diff, exposure(scorer, unit), after);
    if (arguments.value("--format", "table").equals("json")) {
      DiagnosisJson.write(report, terminal.out());
      terminal.out().println();
    } else {
      terminal.out().print(new DiagnosisText(terminal.colour(), terminal.width()).of(report));
    }
    return switch (diagnosis) {
      case Diagnosis.Works _ -> ExitCode.GOOD;
      case Diagnosis.Blamed _, Diagnosis.Elsewhere _ -> ExitCode.FINDING;
    };
  }

  private static String exposure(Scorer scorer, Unit unit) {
    return switch (scorer.score(unit)) {
      case Scoring.Scored(Score score) -> Score.tenths(score.exposure());
      case Scoring.Refused _ -> "unknown";
    };
  }
}
