package dev.ringfence.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The index of commands. Only the command that is asked for is made, so that the rest costs
 * nothing.
 */
final class Commands {
  /** In the order in which the help lists them: along the pipeline, then the housekeeping. */
  private static final List<Entry> ALL =
      List.of(
          new Entry("score", ScoreCommand::new),
          new Entry("explain", ExplainCommand::new),
          new Entry("lint", LintCommand::new),
          new Entry("observe", ObserveCommand::new),
          new Entry("profile", ProfileCommand::new),
          new Entry("derive", DeriveCommand::new),
          new Entry("try", TryCommand::new),
          new Entry("harden", HardenCommand::new),
          new Entry("jail", JailCommand::new),
          new Entry("probe", ProbeCommand::new),
          new Entry("deploy", DeployCommand::new),
          new Entry("confirm", ConfirmCommand::new),
          new Entry("rollback", RollbackCommand::new),
          new Entry("status", StatusCommand::new),
          new Entry("watch", WatchCommand::new),
          new Entry("host", HostCommand::new),
          new Entry("top", TopCommand::new),
          new Entry("diagnose", DiagnoseCommand::new),
          new Entry("log-level", LogLevelCommand::new),
          new Entry("demo", DemoCommand::new),
          new Entry("help", HelpCommand::new),
          new Entry("man", ManCommand::new),
          new Entry("completions", CompletionsCommand::new));

  private record Entry(String name, Supplier<Command> command) {}

  private Commands() {}

  static Optional<Command> named(String name) {
    for (Entry entry : ALL) {
      if (entry.name.equals(name)) {
        return Optional.of(entry.command.get());
      }
    }
    return Optional.empty();
  }

  static List<String> names() {
    return ALL.stream().map(Entry::name).toList();
  }

  static List<CommandSpec> specs() {
    return ALL.stream().map(entry -> entry.command.get().spec()).toList();
  }
}
