package dev.ringfence.cli;

import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.live.CannotObserveException;
import dev.ringfence.observe.live.CommandRun;
import dev.ringfence.observe.live.ExecLines;
import dev.ringfence.observe.live.Observer;
import dev.ringfence.observe.live.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code ringfence observe}: watches a service or a command and writes what it does. */
final class ObserveCommand implements Command {
  private static final int POLL_MILLISECONDS = 100;

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("observe", "Watch what a service really does, into a profile.")
        .operands(
            "UNIT | -- COMMAND...",
            new CommandSpec.Operands(1, Integer.MAX_VALUE, Option.Completes.UNITS, true))
        .paragraph(
            "Watches the processes of a running service with eBPF, without restarting or changing"
                + " it, and writes a profile of the facts: system calls, files, sockets,"
                + " capabilities and more. Ctrl-C ends it and still writes the profile.")
        .paragraph(
            "With -- it runs a command in a control group of its own and watches that, also where"
                + " no systemd runs.")
        .option(Option.file("--output", "FILE", "Where the profile goes.").orShort("-o"))
        .option(
            Option.value(
                "--for", "TIME", "How long, such as 90s, 10m or 2h (default: to the end)."))
        .example("ringfence observe -o true.json -- /bin/true", "What does this command do?")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    List<String> operands = arguments.operands();
    String name = Path.of(operands.getFirst()).getFileName().toString();
    Path output = arguments.path("--output").orElse(Path.of(name + ".profile.json"));
    Duration limit = ObserveTime.parse(arguments.value("--for", ""));
    try {
      return command(operands, output, limit, terminal);
    } catch (CannotObserveException e) {
      terminal.err().println("ringfence: " + e.getMessage());
      return ExitCode.LACKING;
    }
  }

  private static int command(List<String> command, Path output, Duration limit, Terminal terminal)
      throws IOException, InterruptedException {
    try (ObserveEnd end = ObserveEnd.onSignals();
        Observer observer = Observer.start(ExecLines.single(String.join(" ", command)))) {
      CommandRun.Place place = CommandRun.place();
      observer.observe(place.group());
      Recording recording = new Recording(observer, "", true);
      ObserveView view = new ObserveView(terminal, output);
      try (CommandRun run = place.start(command)) {
        view.until(
            observer,
            recording,
            limit,
            () -> end.isWanted() || !run.isRunning(),
            POLL_MILLISECONDS);
        boolean ended = run.hasEnded();
        int status = ended ? run.status() : 0;
        view.finish(observer, recording, status == 0 ? Result.WORKED : Result.FAILED);
        if (status != 0) {
          terminal.err().println("ringfence: the command ended with status " + status);
        }
        return status == 0 ? ExitCode.GOOD : ExitCode.FINDING;
      }
    }
  }
}
