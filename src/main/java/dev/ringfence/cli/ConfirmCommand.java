package dev.ringfence.cli;

import dev.ringfence.deploy.Deployment;
import dev.ringfence.deploy.Place;
import dev.ringfence.deploy.Rollback;
import dev.ringfence.deploy.State;
import dev.ringfence.deploy.Store;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ringfence confirm}: keeps a deployment before its time. */
final class ConfirmCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.named("confirm", "Keep a deployment that waits for its confirmation.")
        .operands("[UNIT]", CommandSpec.Operands.between(0, 1, Option.Completes.UNITS))
        .paragraph(
            "From then on it is not taken back by itself. Without UNIT it is the one deployment"
                + " that waits.")
        .example("ringfence confirm nginx", "The sandbox of nginx stays.")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    Optional<String> lacking = DeployTarget.lacking(Root.HOST);
    if (lacking.isPresent()) {
      terminal.say(lacking.get());
      return ExitCode.LACKING;
    }
    Store store = new Store(Root.HOST);
    List<String> operands = arguments.operands();
    List<Place> places =
        operands.isEmpty()
            ? store.places()
            : List.of(DeployTarget.place(Root.HOST, operands.getFirst()));
    List<Deployment> waiting = new ArrayList<>();
    for (Place place : places) {
      store.open(place).filter(one -> one.state() == State.PENDING).ifPresent(waiting::add);
    }
    if (waiting.isEmpty()) {
      throw new UsageException(
          operands.isEmpty()
              ? "no deployment waits for its confirmation"
              : "no deployment of " + places.getFirst().unit() + " waits for its confirmation");
    }
    if (waiting.size() > 1) {
      throw new UsageException(
          "more than one deployment waits: name the unit: "
              + String.join(
                  ", ", waiting.stream().map(one -> one.place().unit().toString()).toList()));
    }
    return RollbackCommand.tell(
        Rollback.confirm(waiting.getFirst()), waiting.getFirst().place(), terminal);
  }
}
