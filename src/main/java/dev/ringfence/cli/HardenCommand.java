package dev.ringfence.cli;

import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.derive.PlanOptions;
import dev.ringfence.derive.evidence.ThisMachine;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.observe.live.CannotObserveException;
import dev.ringfence.score.InstalledSystemd;
import dev.ringfence.score.Systemd;
import dev.ringfence.trial.Candidate;
import dev.ringfence.trial.Patience;
import dev.ringfence.trial.Workload;
import dev.ringfence.trial.hardening.Hardening;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ringfence harden}: from a unit to a sandbox that was proven to work. */
final class HardenCommand implements Command {
  @Override
  public CommandSpec spec() {
    return CommandSpec.named("harden", "Find the strictest sandbox in which a service works.")
        .operands("UNIT|PATH", CommandSpec.Operands.one(Option.Completes.UNITS))
        .paragraph(
            "Boots a clone, a throwaway copy of this host under its own systemd, runs the service"
                + " there under its workload, observes what it does, plans a sandbox, and tries it"
                + " until one works: the workload passes, and nothing is refused that was not"
                + " refused before. The winner is confirmed in a fresh clone with one CPU.")
        .paragraph(
            "The service on this host is not touched. A drop-in and a report are written to the"
                + " output directory.")
        .with(TrialArguments::add)
        .option(
            Option.repeated("--profile", "FILE", "Count what this profile saw in production too.")
                .completing(Option.Completes.FILES))
        .with(PlanArguments::add)
        .option(
            Option.value(
                "--against",
                "VERSION",
                "Plan for another systemd, such as 257. What it has and this one has not cannot be"
                    + " tried here."))
        .option(
            Option.directory("--output", "DIR", "Where the results go (default: UNIT.hardened).")
                .orShort("-o"))
        .option(CommonOptions.format("table", "json"))
        .example(
            "ringfence harden nginx --workload 'curl -fsS http://127.0.0.1/ | grep -q nginx'",
            "Harden nginx, as long as it serves its page.")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    Root root = CommonOptions.root(arguments);
    return switch (Candidate.of(arguments.operands().getFirst(), root)) {
      case Candidate.Unfit(String message) -> throw new UsageException(message);
      case Candidate.Service service -> harden(service, root, arguments, terminal);
    };
  }

  /** Hardens one service; the demo comes here too. */
  static int harden(Candidate.Service service, Root root, Arguments arguments, Terminal terminal)
      throws IOException {
    Systemd systemd =
        InstalledSystemd.in(root)
            .orElseThrow(() -> new UsageException("there is no systemd below " + root.directory()));
    Systemd target = SystemdChoice.of("--against", arguments).orElse(systemd);
    PlanOptions options = PlanArguments.read(arguments, target);
    List<Profile> given = new ArrayList<>();
    for (String file : arguments.values("--profile")) {
      Profile profile = ProfileFile.read(Arguments.toPath(file));
      String name = service.unit().name().toString();
      if (!profile.unit().isEmpty() && !profile.unit().equals(name)) {
        throw new UsageException(file + " is of " + profile.unit() + ", not of " + name);
      }
      given.add(profile);
    }
    ResultsDirectory output =
        ResultsDirectory.of(
            arguments
                .path("--output")
                .orElse(Path.of(service.unit().name().withoutType() + ".hardened")));
    Workload workload = TrialArguments.workload(arguments);
    TrialArguments.requireConnection(service, workload);
    Patience patience = TrialArguments.patience(arguments);
    try {
      TrialArguments.Place place = TrialArguments.place(arguments, root, service);
      place.notes().forEach(note -> terminal.say("note: " + note));
      Hardening hardening =
          new Hardening(
              service.unit(),
              place.request(),
              workload,
              patience,
              given,
              options,
              new ThisMachine(root.directory(), target));
      return new HardenRun(hardening, root, systemd, output, arguments, terminal).run();
    } catch (CloneFailedException | CannotObserveException e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.LACKING;
    }
  }
}
