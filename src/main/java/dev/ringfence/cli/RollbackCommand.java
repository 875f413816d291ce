package dev.ringfence.cli;

import dev.ringfence.deploy.Place;
import dev.ringfence.deploy.Rollback;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.util.Optional;

/** {@code ringfence rollback}: takes back the latest deployment of a unit. */
final class RollbackCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.named("rollback", "Take back the latest deployment of a unit.")
        .operands("UNIT", CommandSpec.Operands.one(Option.Completes.UNITS))
        .paragraph(
            "Puts back the file that was there before, or none, reloads systemd, and restarts the"
                + " service if it runs or failed. Again, it takes back the deployment before that."
                + " A file that was changed since is left alone, and the change is shown.")
        .option(Option.flag("--next-start", "Leave the service running as it is."))
        .option(
            Option.directory("--root", "DIR", "Work on the system below DIR, which does not run."))
        .example("ringfence rollback nginx", "Takes the latest sandbox of nginx away.")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    Root root = DeployTarget.root(arguments);
    Optional<String> lacking = DeployTarget.lacking(root);
    if (lacking.isPresent()) {
      terminal.say(lacking.get());
      return ExitCode.LACKING;
    }
    Place place = DeployTarget.place(root, arguments.operands().getFirst());
    return tell(Rollback.take(place, arguments.has("--next-start")), place, terminal);
  }

  /** Prints what came of a decision. */
  static int tell(Rollback.Ending ending, Place place, Terminal terminal) {
    return switch (ending) {
      case Rollback.Ending.Done(String words) -> {
        terminal.out().println(place.unit() + ": " + words);
        yield ExitCode.GOOD;
      }
      case Rollback.Ending.Nothing(String words) -> throw new UsageException(words);
      case Rollback.Ending.Conflict(String words, String diff) -> {
        terminal.say("conflict: " + words);
        terminal.out().print(diff);
        yield ExitCode.FINDING;
      }
      case Rollback.Ending.Failed(String words) -> {
        terminal.say(place.unit() + " could not be taken back: " + words);
        yield ExitCode.LACKING;
      }
    };
  }
}
