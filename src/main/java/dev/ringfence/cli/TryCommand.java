package dev.ringfence.cli;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneFailedException;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.lint.KnownKeys;
import dev.ringfence.linux.AuditFeed;
import dev.ringfence.linux.UserLocale;
import dev.ringfence.report.trial.TrialJson;
import dev.ringfence.report.trial.TrialText;
import dev.ringfence.trial.Candidate;
import dev.ringfence.trial.Experiment;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** {@code ringfence try}: whether a service works under a sandbox, found out in a clone. */
final class TryCommand implements Command {
  private static final int MOST_CPUS = 4096;

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
        .with(TrialArguments::add)
        .option(Option.value("--cpus", "N", "Give the clone N processors (default: all)."))
        .option(Option.flag("--shell", "Go into the clone afterwards, and end it with the shell."))
        .option(Option.flag("--keep", "Keep the clone, and say how to enter and to end it."))
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
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.LACKING;
    }
  }

  /** What was asked for, checked. */
  private record Asked(
      CloneRequest request,
      Unit unit,
      TriedDropIn dropIn,
      Workload workload,
      Patience patience,
      List<String> notes) {}

  private static Asked asked(Arguments arguments) throws IOException {
    Root root = CommonOptions.root(arguments);
    TriedDropIn dropIn = dropIn(arguments);
    Workload workload = TrialArguments.workload(arguments);
    Patience patience = TrialArguments.patience(arguments);
    if (dropIn.isEmpty() && !arguments.has("--shell") && !arguments.has("--keep")) {
      throw new UsageException("there is nothing to try: give -p NAME=VALUE or --dropin FILE");
    }
    int cpus = arguments.number("--cpus", 1, MOST_CPUS).orElse(0);
    return switch (Candidate.of(arguments.operands().getFirst(), root)) {
      case Candidate.Unfit(String message) -> throw new UsageException(message);
      case Candidate.Service service -> {
        TrialArguments.requireConnection(service, workload);
        TrialArguments.Place place = TrialArguments.place(arguments, root, service);
        yield new Asked(
            place.request().withCpus(cpus),
            service.unit(),
            dropIn,
            workload,
            patience,
            new ArrayList<>(place.notes()));
      }
    };
  }

  private static int attempt(Arguments arguments, Terminal terminal)
      throws IOException, InterruptedException {
    Asked asked = asked(arguments);
    TryProgress progress = new TryProgress(terminal);
    progress.heading("clone");
    progress.part("booting");
    AuditFeed.Opening audit = AuditFeed.open();
    try (TryWatch watch = TryWatch.load(asked.unit);
        Clone clone = Clone.boot(asked.request);
        ProvingGround ground =
            ProvingGround.of(
                clone,
                asked.unit.name().toString(),
                asked.workload,
                0,
                asked.patience,
                audit,
                watch.onlooker(),
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
        asked.notes.forEach(note -> terminal.say("note: " + note));
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
      ProcessBuilder shell = new ProcessBuilder(clone.entrance()).inheritIO();
      UserLocale.restore(shell.environment());
      int _ = shell.start().waitFor();
    }
    if (arguments.has("--keep")) {
      clone.keep();
      terminal.say("the clone lives on; enter it: " + clone.entrance());
      terminal.say("and end it: kill -KILL " + clone.pid());
    }
  }

  /** systemd would pass over a key that it does not know, and the service would "work" with it. */
  private static void requireKnown(String name) {
    Set<String> sections = new TreeSet<>();
    KnownKeys.readings(name).forEach(reading -> sections.addAll(reading.sections()));
    if (sections.isEmpty()) {
      throw new UsageException(
          "-p "
              + name
              + "=: no systemd knows such a setting"
              + CloseMatch.hint(name, KnownKeys.of("Service")));
    }
    if (!sections.contains("Service")) {
      throw new UsageException(
          "-p "
              + name
              + "=: it belongs to ["
              + String.join("] or [", sections)
              + "], and -p sets what is in [Service]: give a file with --dropin");
    }
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
      requireKnown(name);
    }
    dropIn = dropIn.withSettings(settings);
    List<String> mistakes = dropIn.mistakes();
    if (!mistakes.isEmpty()) {
      throw new UsageException(mistakes);
    }
    return dropIn;
  }
}
