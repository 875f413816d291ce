package dev.ringfence.cli;

import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.Preflight;
import dev.ringfence.derive.Caution;
import dev.ringfence.derive.PlanOptions;
import dev.ringfence.derive.evidence.ThisMachine;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.observe.live.CannotObserveException;
import dev.ringfence.score.InstalledSystemd;
import dev.ringfence.score.Systemd;
import dev.ringfence.trial.Candidate;
import dev.ringfence.trial.Needs;
import dev.ringfence.trial.Patience;
import dev.ringfence.trial.Workload;
import dev.ringfence.trial.hardening.Hardening;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code ringfence harden}: from a unit to a sandbox that was proven to work. */
final class HardenCommand implements Command {
  private static final int LONGEST_SECONDS = 24 * 3600;

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
        .option(
            Option.value(
                "--workload",
                "COMMAND",
                "A shell command that uses the service and ends with 0 if it works (default: it"
                    + " stays up, which proves little)."))
        .option(
            Option.value(
                "--timeout",
                "SECONDS",
                "The longest for the start and for the workload, each (default: 60)."))
        .option(
            Option.repeated("--profile", "FILE", "Count what this profile saw in production too.")
                .completing(Option.Completes.FILES))
        .option(
            Option.choice(
                "--caution",
                "How much of what is unproven to take (default: balanced).",
                "careful",
                "balanced",
                "strict"))
        .option(Option.repeated("--keep", "NAME=VALUE", "Set this, whatever was seen."))
        .option(Option.repeated("--only", "NAME", "Decide on this directive and no other."))
        .option(Option.repeated("--without", "NAME", "Leave this directive alone."))
        .option(Option.flag("--tight", "List system calls one by one instead of by groups."))
        .option(
            Option.directory("--output", "DIR", "Where the results go (default: UNIT.hardened).")
                .orShort("-o"))
        .option(CommonOptions.ROOT)
        .option(CommonOptions.format("table", "json"))
        .example(
            "ringfence harden nginx --workload 'curl -fsS http://127.0.0.1/ | grep -q nginx'",
            "Harden nginx, as long as it serves its page.")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    Root root = arguments.path("--root").map(Root::new).orElse(Root.HOST);
    return switch (Candidate.of(arguments.operands().getFirst(), root)) {
      case Candidate.Unfit(String message) -> throw new UsageException(message);
      case Candidate.Service(Unit unit, Map<String, String> files) ->
          harden(unit, files, root, arguments, terminal);
    };
  }

  /** Hardens one service; the demo comes here too. */
  static int harden(
      Unit unit, Map<String, String> files, Root root, Arguments arguments, Terminal terminal)
      throws IOException {
    Systemd systemd =
        InstalledSystemd.in(root)
            .orElseThrow(() -> new UsageException("there is no systemd below " + root.directory()));
    PlanOptions options = options(arguments);
    List<Profile> given = new ArrayList<>();
    for (String file : arguments.values("--profile")) {
      given.add(ProfileFile.read(Arguments.toPath(file)));
    }
    Path output =
        arguments.path("--output").orElse(Path.of(unit.name().withoutType() + ".hardened"));
    try {
      switch (Preflight.check(root.directory())) {
        case Preflight.Lacking(String what, String remedy) ->
            throw new CloneFailedException(what, remedy);
        case Preflight.Ready(List<String> notes) ->
            notes.forEach(note -> terminal.err().println("ringfence: note: " + note));
      }
      Needs needs = Needs.of(unit, root);
      CloneRequest request = CloneRequest.of(root.directory()).withStarts(needs.starts());
      for (Map.Entry<String, String> file : files.entrySet()) {
        request = request.withUnit(file.getKey(), file.getValue());
      }
      Hardening hardening =
          new Hardening(
              unit,
              request,
              workload(arguments),
              patience(arguments),
              given,
              options,
              new ThisMachine(root.directory(), systemd));
      return new HardenRun(hardening, root, systemd, output, arguments, terminal).run();
    } catch (CloneFailedException | CannotObserveException e) {
      terminal.err().println("ringfence: " + e.getMessage());
      return ExitCode.LACKING;
    }
  }

  private static PlanOptions options(Arguments arguments) {
    List<Value> pins = new ArrayList<>();
    for (String pin : arguments.values("--keep")) {
      int equals = pin.indexOf('=');
      if (equals < 1) {
        throw new UsageException("--keep '" + pin + "': write NAME=VALUE, such as PrivateTmp=no");
      }
      pins.add(Value.of(pin.substring(0, equals).strip(), pin.substring(equals + 1).strip()));
    }
    return new PlanOptions(
        Caution.valueOf(arguments.value("--caution", "balanced").toUpperCase(Locale.ROOT)),
        arguments.has("--tight"),
        pins,
        Set.copyOf(arguments.values("--only")),
        Set.copyOf(arguments.values("--without")));
  }

  private static Workload workload(Arguments arguments) {
    Duration timeout =
        Duration.ofSeconds(arguments.number("--timeout", 1, LONGEST_SECONDS).orElse(60));
    return arguments
        .value("--workload")
        .<Workload>map(command -> {
          if (command.isBlank()) {
            throw new UsageException("--workload is empty: give a command that uses the service");
          }
          return new Workload.Shell(command, timeout);
        })
        .orElse(new Workload.StaysUp(Duration.ofSeconds(1)));
  }

  private static Patience patience(Arguments arguments) {
    Patience usual = Patience.DEFAULT;
    return arguments
        .number("--timeout", 1, LONGEST_SECONDS)
        .map(seconds -> new Patience(Duration.ofSeconds(seconds), usual.stop(), usual.settle()))
        .orElse(usual);
  }
}
