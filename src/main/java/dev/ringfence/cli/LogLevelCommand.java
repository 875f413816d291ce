package dev.ringfence.cli;

import dev.ringfence.deploy.Systemctl;
import dev.ringfence.diagnose.LoudStart;
import dev.ringfence.report.diagnosis.LoudStartReport;
import dev.ringfence.trial.Candidate;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.time.Duration;

/** {@code ringfence log-level}: one start of a service at systemd's highest log level. */
final class LogLevelCommand implements Command {
  private static final int LONGEST_SECONDS = 24 * 3600;
  private static final int USUAL_SECONDS = 90;

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("log-level", "Restart a service with systemd's log level at debug.")
        .operands("UNIT", CommandSpec.Operands.one(Option.Completes.UNITS))
        .paragraph(
            "Raises systemd's log level, restarts the service, prints what systemd did for it and"
                + " what it wrote itself, and puts the log level back: also when the start fails,"
                + " when this program is interrupted, and, by a timer that is set before, when it"
                + " is killed.")
        .paragraph(
            "It restarts the service on this host; ringfence diagnose --clone does the same in a"
                + " copy. Ends with 0 when the service starts and with 1 when it does not.")
        .option(
            Option.value(
                "--timeout", "SECONDS", "The longest for the stop and start (default: 90)."))
        .option(CommonOptions.format("table", "json"))
        .example("ringfence log-level nginx", "What does systemd do when it starts nginx?")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    Candidate.Service service =
        switch (Candidate.of(arguments.operands().getFirst(), Root.HOST)) {
          case Candidate.Unfit(String message) -> throw new UsageException(message);
          case Candidate.Service found when !found.files().isEmpty() ->
              throw new UsageException(
                  found.unit().name() + " is not installed: ringfence diagnose tries files");
          case Candidate.Service found -> found;
        };
    int seconds = arguments.number("--timeout", 1, LONGEST_SECONDS).orElse(USUAL_SECONDS);
    if (!Systemctl.isBooted()) {
      terminal.say("PID 1 is not systemd: ringfence diagnose starts the service in a clone");
      return ExitCode.LACKING;
    }
    LoudStart start = LoudStart.of(service.unit(), Duration.ofSeconds(seconds));
    start.notes().forEach(note -> terminal.say("note: " + note));
    if (arguments.value("--format", "table").equals("json")) {
      LoudStartReport.json(start, terminal.out());
      terminal.out().println();
    } else {
      terminal.out().print(LoudStartReport.text(start, terminal.colour(), terminal.width()));
    }
    return start.isGood() ? ExitCode.GOOD : ExitCode.FINDING;
  }
}
