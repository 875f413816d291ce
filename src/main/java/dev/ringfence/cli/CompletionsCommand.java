package dev.ringfence.cli;

/**
 * {@code ringfence completions}: what a shell offers after the tab key, made from the definitions.
 */
final class CompletionsCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.named("completions", "Print completions for bash, zsh or fish.")
        .operands("bash|zsh|fish", CommandSpec.Operands.one(Option.Completes.NOTHING))
        .example(
            "ringfence completions bash > /etc/bash_completion.d/ringfence",
            "Install them for bash.")
        .example(
            "ringfence completions zsh > /usr/local/share/zsh/site-functions/_ringfence",
            "Install them for zsh.")
        .example(
            "ringfence completions fish > /etc/fish/completions/ringfence.fish",
            "Install them for fish.")
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    String shell = arguments.operands().getFirst();
    terminal
        .out()
        .print(
            switch (shell) {
              case "bash" -> Completions.bash();
              case "zsh" -> Completions.zsh();
              case "fish" -> Completions.fish();
              default ->
                  throw new UsageException(
                      "completions are for bash, zsh or fish, not '" + shell + "'");
            });
    return ExitCode.GOOD;
  }
}
