package dev.ringfence.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code ringfence man}: the man pages, made from the definitions. */
final class ManCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.named("man", "Print a man page, or write all of them.")
        .operands("[COMMAND]", CommandSpec.Operands.between(0, 1, Option.Completes.NOTHING))
        .paragraph(
            "Without a command it prints ringfence(1); with one, that command's page. The text is"
                + " roff: read it with man -l.")
        .option(Option.directory("--install", "DIR", "Write every page below DIR/man1 instead."))
        .example("ringfence man score | man -l -", "Read the page of score.")
        .example("ringfence man --install /usr/local/share/man", "Install all pages.")
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    Optional<Path> directory = arguments.path("--install");
    if (directory.isPresent()) {
      Path section = Files.createDirectories(directory.get().resolve("man1"));
      Files.writeString(section.resolve("ringfence.1"), ManPage.overview());
      for (CommandSpec spec : Commands.specs()) {
        Files.writeString(section.resolve("ringfence-" + spec.name() + ".1"), ManPage.of(spec));
      }
      terminal.err().println("wrote " + (Commands.names().size() + 1) + " pages to " + section);
    } else if (arguments.operands().isEmpty()) {
      terminal.out().print(ManPage.overview());
    } else {
      terminal.out().print(ManPage.of(specOf(arguments.operands().getFirst())));
    }
    return ExitCode.GOOD;
  }

  static CommandSpec specOf(String name) {
    return Commands.named(name)
        .map(Command::spec)
        .orElseThrow(() ->
            new UsageException(
                "there is no command '" + name + "'" + CloseMatch.hint(name, Commands.names())));
  }
}
