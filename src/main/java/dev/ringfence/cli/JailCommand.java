package dev.ringfence.cli;

import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.derive.evidence.ThisMachine;
import dev.ringfence.jail.Granularity;
import dev.ringfence.jail.JailResult;
import dev.ringfence.jail.Jailing;
import dev.ringfence.jail.Reinstall;
import dev.ringfence.observe.live.CannotObserveException;
import dev.ringfence.score.InstalledSystemd;
import dev.ringfence.score.Systemd;
import dev.ringfence.trial.Candidate;
import dev.ringfence.trial.Workload;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code ringfence jail}: the smallest part of the file system in which a service works. */
final class JailCommand implements Command {
  private static final String[] GRANULARITIES =
      Arrays.stream(Granularity.values()).map(Granularity::word).toArray(String[]::new);

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("jail", "Find the smallest file system in which a service works.")
        .operands("UNIT|PATH", CommandSpec.Operands.one(Option.Completes.UNITS))
        .paragraph(
            "A jail is an empty root (TemporaryFileSystem=/:ro) with what the service needs bound"
                + " into it. Boots a clone, a throwaway copy of this host under its own systemd,"
                + " runs the service there under its workload, observes which files, libraries,"
                + " interpreters, sockets and devices it uses, and tries jails until the smallest"
                + " one is found in which it works and misses nothing.")
        .paragraph(
            "The winner is confirmed in a fresh clone, looked at from inside, and tried once more"
                + " after the service's packages were installed anew. The service on this host is"
                + " not touched: a drop-in and a report are written to the output directory.")
        .with(TrialArguments::add)
        .option(
            Option.choice(
                "--granularity",
                "How much comes into the jail with a file: the file alone, its directory (default),"
                    + " which survives an upgrade, or what its package brought.",
                GRANULARITIES))
        .option(
            Option.repeated(
                    "--debs", "DIR", "Take packages for the trial of an upgrade from here too.")
                .completing(Option.Completes.DIRECTORIES))
        .option(
            Option.directory("--output", "DIR", "Where the results go (default: UNIT.jailed).")
                .orShort("-o"))
        .option(CommonOptions.format("table", "json"))
        .example(
            "ringfence jail nginx --workload 'curl -fsS http://127.0.0.1/ | grep -q nginx'",
            "Jail nginx, as long as it serves its page.")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    Root root = CommonOptions.root(arguments);
    return switch (Candidate.of(arguments.operands().getFirst(), root)) {
      case Candidate.Unfit(String message) -> throw new UsageException(message);
      case Candidate.Service service -> jail(service, root, arguments, terminal);
    };
  }

  private static int jail(
      Candidate.Service service, Root root, Arguments arguments, Terminal terminal)
      throws IOException {
    Systemd systemd =
        InstalledSystemd.in(root)
            .orElseThrow(() -> new UsageException("there is no systemd below " + root.directory()));
    ResultsDirectory output =
        ResultsDirectory.of(
            arguments
                .path("--output")
                .orElse(Path.of(service.unit().name().withoutType() + ".jailed")));
    Workload workload = TrialArguments.workload(arguments);
    try {
      TrialArguments.Place place = TrialArguments.place(arguments, root, service);
      place.notes().forEach(note -> terminal.err().println("ringfence: note: " + note));
      Jailing jailing =
          new Jailing(
              service.unit(),
              place.request(),
              workload,
              TrialArguments.patience(arguments),
              Granularity.valueOf(
                  arguments.value("--granularity", "directory").toUpperCase(Locale.ROOT)),
              new ThisMachine(root.directory(), systemd),
              new Reinstall(root, debs(arguments, root)));
      return new JailRun(jailing, root, output, arguments, terminal).run();
    } catch (CloneFailedException | CannotObserveException e) {
      terminal.err().println("ringfence: " + e.getMessage());
      return ExitCode.LACKING;
    }
  }

  private static List<Path> debs(Arguments arguments, Root root) {
    List<Path> places = new ArrayList<>();
    for (String given : arguments.values("--debs")) {
      Path place = Arguments.toPath(given);
      if (!Files.isDirectory(place)) {
        throw new UsageException("--debs " + given + ": no such directory");
      }
      places.add(place);
    }
    places.add(root.directory().resolve("var/cache/apt/archives"));
    return places;
  }

  /** The exit code of what came of it. */
  static int exitCode(JailResult result) {
    return switch (result) {
      case JailResult.Works works ->
          works.strays().isEmpty() && (works.upgrade().works() || !works.upgrade().isTried())
              ? ExitCode.GOOD
              : ExitCode.FINDING;
      case JailResult.Unjailed _ -> ExitCode.FINDING;
      case JailResult.Inconclusive _ -> ExitCode.LACKING;
    };
  }
}
