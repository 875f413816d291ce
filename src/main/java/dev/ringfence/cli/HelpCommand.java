package dev.ringfence.cli;

/** {@code ringfence help}. */
final class HelpCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.named("help", "Show what the commands are, or all about one.")
        .operands("[COMMAND]", CommandSpec.Operands.between(0, 1, Option.Completes.NOTHING))
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    if (arguments.operands().isEmpty()) {
      terminal.out().print(new HelpText(terminal.width()).overview());
    } else {
      terminal
          .out()
          .print(
              new HelpText(terminal.width())
                  .of(ManCommand.specOf(arguments.operands().getFirst())));
    }
    return ExitCode.GOOD;
  }
}
