package dev.ringfence.cli;

import dev.ringfence.linux.ProcessEnd;
import dev.ringfence.observe.Observation.Result;
import dev.ringfence.observe.live.CannotObserveException;
import dev.ringfence.observe.live.CommandRun;
import dev.ringfence.observe.live.ExecLines;
import dev.ringfence.observe.live.Observer;
import dev.ringfence.observe.live.Recording;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitLoader;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** {@code ringfence observe}: watches a service or a command and writes what it does. */
final class ObserveCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.named("observe", "Watch what a service really does, into a profile.")
        .operands("UNIT | -- COMMAND...", CommandSpec.Operands.atLeast(1, Option.Completes.UNITS))
        .paragraph(
            "Watches the processes of a running service with eBPF, without restarting or changing"
                + " it, and writes a profile of the facts: system calls, files, sockets,"
                + " capabilities and more. What it did before is marked as unseen; open files and"
                + " mapped programs are read from /proc. Ctrl-C or SIGTERM ends it and still"
                + " writes the profile; the exit status is then that of what was seen so far.")
        .paragraph(
            "With --restart the service is restarted by systemd, so that its start is seen. With"
                + " --clone it runs in a throwaway copy of this host instead: it is started, put to"
                + " work, reloaded, put to work again and stopped.")
        .paragraph(
            "With -- it runs a command in a control group of its own and watches that, also where"
                + " no systemd runs. The exit status is then 1 when the command failed.")
        .option(Option.file("--output", "FILE", "Where the profile goes.").orShort("-o"))
        .option(
            Option.value(
                "--for", "TIME", "How long, such as 90s, 10m or 2h (default: to its end)."))
        .option(Option.flag("--restart", "Restart the service, to see its start."))
        .option(Option.flag("--clone", "Observe it in a throwaway copy of this host."))
        .option(
            Option.value("--workload", "COMMAND", "What puts it to work in the clone, for sh -c."))
        .option(CommonOptions.ROOT)
        .example("ringfence observe nginx --for 10m", "Watch nginx for ten minutes.")
        .example(
            "ringfence observe --clone nginx --workload 'curl -fsS http://127.0.0.1/'",
            "Watch its whole life in a clone.")
        .example("ringfence observe -o ls.json -- /bin/ls /", "What does this command do?")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    List<String> operands = arguments.operands();
    boolean clone = arguments.has("--clone");
    if (!arguments.isCommandLine() && operands.size() > 1) {
      throw new UsageException("observe watches one unit; a command stands after --");
    }
    if (arguments.isCommandLine() && (clone || arguments.has("--restart"))) {
      throw new UsageException("--clone and --restart go with a unit, not with a command");
    }
    if (!clone && (arguments.has("--workload") || arguments.has("--root"))) {
      throw new UsageException("--workload and --root go with --clone");
    }
    try {
      if (arguments.isCommandLine()) {
        return command(arguments, terminal);
      }
      Root root = CommonOptions.root(arguments);
      Unit unit = unit(operands.getFirst(), root);
      Path output = output(arguments, unit.name().toString());
      Duration limit = ObserveTime.of(arguments);
      try (ObserveView view = new ObserveView(terminal, output, LiveLine.alone(terminal))) {
        return clone
            ? ObserveInClone.run(unit, root, arguments.value("--workload", ""), limit, view)
            : ObserveLive.run(unit, arguments.has("--restart"), limit, view);
      }
    } catch (CannotObserveException e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.LACKING;
    }
  }

  private static Path output(Arguments arguments, String name) {
    return ProfileOutput.checked(
        arguments.path("--output").orElse(Path.of(name + ".profile.json")));
  }

  static Unit unit(String operand, Root root) {
    UnitName name =
        UnitName.typed(operand)
            .orElseThrow(() -> new UsageException("'" + operand + "' " + UnitName.flaw(operand)));
    if (!name.isService()) {
      throw new UsageException(name + " is no service: only services are observed");
    }
    return switch (new UnitLoader(UnitPath.system(root)).load(name)) {
      case Loading.Loaded(Unit unit) -> unit;
      case Loading.Masked(UnitName masked, Path file) ->
          throw new UsageException(masked + " is masked by " + file);
      case Loading.NotFound missing -> throw new UsageException(missing.message());
      case Loading.Bad(var problem) -> throw new UsageException(problem.describe());
    };
  }

  private static int command(Arguments arguments, Terminal terminal)
      throws IOException, InterruptedException {
    List<String> command = arguments.operands();
    if (!canBeRun(command.getFirst())) {
      throw new UsageException("there is no program '" + command.getFirst() + "' to run");
    }
    String name = String.valueOf(Path.of(command.getFirst()).getFileName());
    Path output = output(arguments, name);
    Duration limit = ObserveTime.of(arguments);
    try (ProcessEnd.Work work = ProcessEnd.work();
        Observer observer = Observer.start(ExecLines.single(String.join(" ", command)));
        ObserveView view = new ObserveView(terminal, output, LiveLine.below(terminal))) {
      CommandRun.Place place = CommandRun.place();
      observer.observe(place.group());
      Recording recording = new Recording(observer, "", true);
      try (CommandRun run = place.start(command)) {
        view.until(observer, recording, limit, () -> work.isEndWished() || !run.isRunning());
        int status = run.hasEnded() ? run.status() : 0;
        if (work.isEndWished(status)) {
          status = 0; // it did not end by itself
        }
        view.finish(observer, recording, status == 0 ? Result.WORKED : Result.FAILED);
        if (status != 0) {
          terminal.say("the command ended with status " + status);
        }
        return status == 0 ? ExitCode.GOOD : ExitCode.FINDING;
      }
    }
  }

  /** As the shell looks for it: by its path, or in PATH. */
  private static boolean canBeRun(String program) {
    List<String> folders =
        program.contains("/")
            ? List.of("")
            : List.of(System.getenv().getOrDefault("PATH", "").split(":", -1));
    return folders.stream()
        .map(folder -> Path.of(folder.isEmpty() ? program : folder + "/" + program))
        .anyMatch(file -> Files.isExecutable(file) && !Files.isDirectory(file));
  }
}
