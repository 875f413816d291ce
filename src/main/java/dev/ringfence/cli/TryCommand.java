package dev.ringfence.cli;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.CopyCost;
import dev.ringfence.clone.Preflight;
import dev.ringfence.clone.Upper;
import dev.ringfence.linux.AuditFeed;
import dev.ringfence.report.trial.TrialJson;
import dev.ringfence.report.trial.TrialText;
import dev.ringfence.trial.Candidate;
import dev.ringfence.trial.Experiment;
import dev.ringfence.trial.Needs;
import dev.ringfence.trial.Onlooker;
import dev.ringfence.trial.Outcome;
import dev.ringfence.trial.Patience;
import dev.ringfence.trial.ProvingGround;
import dev.ringfence.trial.TriedDropIn;
import dev.ringfence.trial.Workload;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ringfence try}: whether a service works under a sandbox, found out in a clone. */
final class TryCommand implements Command {
  private static final int MOST_CPUS = 4096;
  private static final int LONGEST_SECONDS = 24 * 3600;

  /** Nobody writes a drop-in this long. */
  private static final long DROP_IN_LIMIT = 1 << 20;

  @Override
  public CommandSpec spec() {
    return CommandSpec.named(
            "try", "Run a service under a sandbox in a throwaway copy of this host.")
        .operands("UNIT|PATH", CommandSpec.Operands.one(Option.Completes.UNITS))
        .paragraph(
            "Boots a clone: a throwaway copy of this host under its own systemd. There it runs the"
                + " service as it is, then with the settings to try, and the workload both times."
                + " The service on the host is not touched.")
        .paragraph(
            "Ends with 0 when the service works as before, with 1 when it is broken or is refused"
                + " what it was not refused before, and with 3 when nothing can be said, because"
                + " it does not work in the clone even without the settings.")
        .option(
            Option.repeated("--property", "NAME=VALUE", "A setting to try; may be repeated.")
                .orShort("-p")
                .completing(Option.Completes.DIRECTIVES))
        .option(Option.file("--dropin", "FILE", "A drop-in to try."))
        .option(
            Option.value(
                "--workload",
                "COMMAND",
                "A shell command that ends with 0 if the service works (default: it stays up for a"
                    + " second, which proves little)."))
        .option(
            Option.value(
                "--timeout",
                "SECONDS",
                "The longest for the start and for the workload, each (default: 60)."))
        .option(Option.value("--cpus", "N", "Give the clone N processors (default: all)."))
        .option(
            Option.directory(
                "--upper", "DIR", "Keep what the clone writes on this disk, not in memory."))
        .option(
            Option.repeated("--exclude", "DIR", "Leave this directory empty in the clone.")
                .completing(Option.Completes.DIRECTORIES))
        .option(Option.flag("--shell", "Go into the clone afterwards, and end it with the shell."))
        .option(Option.flag("--keep", "Keep the clone, and say how to enter and to end it."))
        .option(Option.directory("--root", "DIR", "Clone the system whose root directory is DIR."))
        .option(CommonOptions.format("table", "json"))
        .example(
            "ringfence try nginx -p ProtectSystem=full -p PrivateTmp=yes --workload 'curl -fsS"
                + " 127.0.0.1'",
            "Does nginx still serve under these two?")
        .example(
            "ringfence try --dropin my.conf --root /srv/debian-13 redis-server",
            "Does redis start under a drop-in, on another system?")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    try {
      return attempt(arguments, terminal);
    } catch (CloneFailedException e) {
      terminal.err().println("ringfence: " + e.getMessage());
      return ExitCode.LACKING;
    }
  }

  /** What was asked for, checked. */
  private record Asked(
      CloneRequest request,
      String unit,
      TriedDropIn dropIn,
      Workload workload,
      Patience patience,
      List<String> notes) {}

  private static Asked asked(Arguments arguments) throws IOException {
    Root root = arguments.path("--root").map(Root::new).orElse(Root.HOST);
    TriedDropIn dropIn = dropIn(arguments);
    Workload workload = workload(arguments);
    Patience patience = patience(arguments);
    if (dropIn.isEmpty() && !arguments.has("--shell") && !arguments.has("--keep")) {
      throw new UsageException("there is nothing to try: give -p NAME=VALUE or --dropin FILE");
    }
    return switch (Candidate.of(arguments.operands().getFirst(), root)) {
      case Candidate.Unfit(String message) -> throw new UsageException(message);
      case Candidate.Service(Unit unit, Map<String, String> files) -> {
        List<String> notes = new ArrayList<>();
        switch (Preflight.check(root.directory())) {
          case Preflight.Lacking(String what, String remedy) ->
              throw new CloneFailedException(what, remedy);
          case Preflight.Ready(List<String> said) -> notes.addAll(said);
        }
        Needs needs = Needs.of(unit, root);
        notes.addAll(needs.notes());
        CloneRequest request = request(arguments, root, needs);
        for (Map.Entry<String, String> file : files.entrySet()) {
          request = request.withUnit(file.getKey(), file.getValue());
        }
        if (CopyCost.of(unit, request) instanceof CopyCost.TooMuch much) {
          throw new UsageException(much.message());
        }
        yield new Asked(request, unit.name().toString(), dropIn, workload, patience, notes);
      }
    };
  }

  private static int attempt(Arguments arguments, Terminal terminal)
      throws IOException, InterruptedException {
    Asked asked = asked(arguments);
    TryProgress progress = new TryProgress(terminal);
    progress.heading("clone of " + asked.request.root());
    progress.part("booting");
    AuditFeed.Opening audit = AuditFeed.open();
    try (Clone clone = Clone.boot(asked.request);
        ProvingGround ground =
            ProvingGround.of(
                clone,
                asked.unit,
                asked.workload,
                asked.patience,
                audit,
                Onlooker.NONE,
                progress)) {
      asked.notes.addAll(clone.notes());
      Experiment experiment = Experiment.conduct(ground, asked.dropIn);
      progress.end();
      report(arguments, terminal, experiment, asked);
      stay(arguments, terminal, clone, ground);
      return switch (experiment.outcome()) {
        case Outcome.Works _ -> ExitCode.GOOD;
        case Outcome.Degraded _, Outcome.Broken _ -> ExitCode.FINDING;
        case Outcome.Inconclusive _ -> ExitCode.LACKING;
      };
    } finally {
      if (audit instanceof AuditFeed.Opening.Open(AuditFeed feed)) {
        feed.close();
      }
    }
  }

  private static void report(
      Arguments arguments, Terminal terminal, Experiment experiment, Asked asked) {
    if (arguments.value("--format", "table").equals("json")) {
      String root = asked.request.root().toString();
      TrialJson.write(experiment, root, asked.notes, terminal.out());
      terminal.out().println();
    } else {
      if (!(experiment.outcome() instanceof Outcome.Works)) {
        asked.notes.forEach(note -> terminal.err().println("ringfence: note: " + note));
      }
      terminal.out().print(new TrialText(terminal.colour(), terminal.width()).of(experiment));
    }
    terminal.out().flush();
  }

  private static void stay(
      Arguments arguments, Terminal terminal, Clone clone, ProvingGround ground)
      throws IOException, InterruptedException {
    if (arguments.has("--shell") || arguments.has("--keep")) {
      ground.leaveRunning();
    }
    if (arguments.has("--shell")) {
      terminal
          .err()
          .println(
              "ringfence: this is the clone, with the service as it was last tried; exit ends it");
      // What is wrong in the shell is the user's; its exit status is not ours.
      int _ = new ProcessBuilder(clone.shellCommand()).inheritIO().start().waitFor();
    }
    if (arguments.has("--keep")) {
      clone.keep();
      terminal.err().println("ringfence: the clone lives on; enter it: " + enter(clone));
      terminal.err().println("ringfence: and end it: kill -KILL " + clone.pid());
    }
  }

  private static String enter(Clone clone) {
    StringBuilder command = new StringBuilder();
    for (String word : clone.shellCommand()) {
      command.append(command.isEmpty() ? "" : " ").append(word);
    }
    return command.toString();
  }

  private static CloneRequest request(Arguments arguments, Root root, Needs needs) {
    CloneRequest request =
        CloneRequest.of(root.directory())
            .withStarts(needs.starts())
            .withCpus(arguments.number("--cpus", 1, MOST_CPUS).orElse(0))
            .withExcluded(arguments.values("--exclude").stream().map(Arguments::toPath).toList());
    Optional<Path> upper = arguments.path("--upper");
    if (upper.isEmpty()) {
      return request;
    }
    if (!Files.isDirectory(upper.get())) {
      throw new UsageException("--upper " + upper.get() + ": no such directory");
    }
    return request.withUpper(new Upper.OnDisk(upper.get()));
  }

  private static TriedDropIn dropIn(Arguments arguments) throws IOException {
    TriedDropIn dropIn = TriedDropIn.NONE;
    Optional<Path> file = arguments.path("--dropin");
    if (file.isPresent()) {
      if (Files.size(file.get()) > DROP_IN_LIMIT) {
        throw new UsageException(file.get() + " is longer than a drop-in can be");
      }
      dropIn = dropIn.withFile(file.get(), Files.readString(file.get()));
    }
    List<String> settings = arguments.values("--property");
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      String name = setting.substring(0, Math.max(0, equals)).strip();
      if (name.isEmpty() || !name.chars().allMatch(Character::isLetterOrDigit)) {
        throw new UsageException(
            "-p '" + setting + "' is no setting: write NAME=VALUE, such as PrivateTmp=yes");
      }
      if (setting.chars().anyMatch(Character::isISOControl)) {
        throw new UsageException("-p " + name + "= has a line break or another control character");
      }
    }
    dropIn = dropIn.withSettings(settings);
    List<String> mistakes = dropIn.mistakes();
    if (!mistakes.isEmpty()) {
      throw new UsageException(String.join("\nringfence: ", mistakes));
    }
    return dropIn;
  }

  private static Workload workload(Arguments arguments) {
    Optional<String> command = arguments.value("--workload");
    if (command.isEmpty()) {
      return new Workload.StaysUp(Duration.ofSeconds(1));
    }
    if (command.get().isBlank()) {
      throw new UsageException("--workload is empty: give a command that uses the service");
    }
    return new Workload.Shell(
        command.get(),
        Duration.ofSeconds(arguments.number("--timeout", 1, LONGEST_SECONDS).orElse(60)));
  }

  private static Patience patience(Arguments arguments) {
    Patience usual = Patience.DEFAULT;
    return arguments
        .number("--timeout", 1, LONGEST_SECONDS)
        .map(seconds -> new Patience(Duration.ofSeconds(seconds), usual.stop(), usual.settle()))
        .orElse(usual);
  }
}
