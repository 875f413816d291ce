package dev.ringfence.cli;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.report.Sarif;
import dev.ringfence.report.SarifWriter;
import dev.ringfence.report.probe.ProbeJson;
import dev.ringfence.report.probe.ProbeSarif;
import dev.ringfence.report.probe.ProbeText;
import dev.ringfence.trial.Candidate;
import dev.ringfence.trial.probe.ProbeRun;
import dev.ringfence.trial.probe.Probed;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** {@code ringfence probe}: whether each directive of a unit refuses what it forbids. */
final class ProbeCommand implements Command {
  private static final Duration START = Duration.ofSeconds(30);

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("probe", "See whether a unit's sandbox really refuses things here.")
        .operands("UNIT|PATH", CommandSpec.Operands.one(Option.Completes.UNITS))
        .paragraph(
            "Boots a clone, a throwaway copy of this host under its own systemd, and makes benign"
                + " attempts at what each directive of the unit forbids: in the service's own"
                + " sandbox, in the sandbox less the directive, and without any.")
        .paragraph(
            "A directive bites, does nothing on this kernel, or is not testable here. Ends with 1"
                + " when one does nothing. The service on this host is not touched.")
        .option(CommonOptions.ROOT)
        .option(CommonOptions.format("table", "json", "sarif"))
        .example("ringfence probe nginx", "Does the sandbox of nginx bite on this kernel?")
        .example(
            "ringfence probe --format sarif redis-server >probes.sarif",
            "The same, for an auditor's tools.")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    Root root = CommonOptions.root(arguments);
    return switch (Candidate.of(arguments.operands().getFirst(), root)) {
      case Candidate.Unfit(String message) -> throw new UsageException(message);
      case Candidate.Service service -> {
        try {
          yield probe(service, root, arguments, terminal);
        } catch (CloneFailedException e) {
          terminal.say(String.valueOf(e.getMessage()));
          yield ExitCode.LACKING;
        }
      }
    };
  }

  private static int probe(
      Candidate.Service service, Root root, Arguments arguments, Terminal terminal)
      throws IOException {
    TrialArguments.Place place = TrialArguments.place(arguments, root, service);
    Unit unit = service.unit();
    List<Probed> probes;
    String systemd;
    try (Clone clone = Clone.boot(place.request())) {
      systemd = clone.systemd().managerProperties().text("Version");
      probes = ProbeRun.of(clone, root.directory(), unit);
      if (!probes.isEmpty() && probes.stream().noneMatch(ProbeCommand::isTelling)) {
        // Its sandbox may name directories that are made when it starts.
        var _ = clone.systemd().start(unit.name().toString(), START);
        probes = ProbeRun.of(clone, root.directory(), unit);
      }
    }
    switch (arguments.value("--format", "table")) {
      case "json" -> {
        ProbeJson.write(
            unit.name().toString(),
            systemd,
            System.getProperty("os.version"),
            probes,
            terminal.out());
        terminal.out().println();
      }
      case "sarif" -> {
        try (SarifWriter sarif =
            new SarifWriter(terminal.out(), Version.NUMBER, ProbeSarif.rules(probes))) {
          for (Sarif.Result result : ProbeSarif.results(probes, unit)) {
            sarif.add(result);
          }
        }
        terminal.out().println();
      }
      default ->
          terminal
              .out()
              .print(
                  probes.isEmpty()
                      ? unit.name() + " sets no directive that forbids anything\n"
                      : ProbeText.of(probes, terminal.colour(), terminal.width()));
    }
    terminal.out().flush();
    return probes.stream().anyMatch(Probed::isFinding) ? ExitCode.FINDING : ExitCode.GOOD;
  }

  private static boolean isTelling(Probed probed) {
    return !(probed.result() instanceof Probed.Result.NotTestable);
  }
}
