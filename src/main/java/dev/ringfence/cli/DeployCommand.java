package dev.ringfence.cli;

import dev.ringfence.deploy.Deployed;
import dev.ringfence.deploy.Deploying;
import dev.ringfence.deploy.Lookout;
import dev.ringfence.deploy.Place;
import dev.ringfence.deploy.RefusalLookout;
import dev.ringfence.deploy.Vigil;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.observe.live.CannotObserveException;
import dev.ringfence.score.Score;
import dev.ringfence.score.Scorer;
import dev.ringfence.score.Scoring;
import dev.ringfence.trial.Candidate;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitFile;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitType;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code ringfence deploy}: puts a drop-in in place so that there is always a way back. */
final class DeployCommand implements Command {
  private static final int LONGEST_SECONDS = 24 * 3600;

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("deploy", "Put a sandbox in place, with a way back.")
        .operands("DIR|DROPIN [UNIT]", CommandSpec.Operands.between(1, 2, Option.Completes.FILES))
        .paragraph(
            "Shows the change and the exposure before and after, writes"
                + " /etc/systemd/system/UNIT.d/50-ringfence.conf in one step, reloads systemd,"
                + " restarts the service, and watches it: it has to stay active, the check has to"
                + " pass, and nothing may be denied that was not denied before. When that was so"
                + " for the time of --confirm-after, the deployment is confirmed.")
        .paragraph(
            "Otherwise it is taken back, and the service restarted as it was. This happens also"
                + " when this program, its terminal or the machine dies: a timer of systemd and a"
                + " unit for the next boot are set before the change, and removed when it is"
                + " confirmed.")
        .paragraph(
            "DIR is what ringfence harden wrote: the drop-in, the workload as the check, and the"
                + " profile to tell new denials by. With a DROPIN alone, name the unit; then only"
                + " calls that a filter refused and writes to what was made read-only count as"
                + " denials. A file that somebody else put there or changed is left alone.")
        .option(
            Option.value(
                "--confirm-after",
                "TIME",
                "How long it is watched, such as 30s or 10m (default: 60s)."))
        .option(
            Option.value(
                "--check",
                "COMMAND",
                "A shell command that ends with 0 while the service works (default: the workload"
                    + " in DIR's report)."))
        .option(Option.flag("--no-check", "Leave the workload in DIR's report alone."))
        .option(
            Option.flag(
                "--next-start",
                "Leave the service running as it is; the sandbox holds from its next start on."
                    + " systemd waits for that, also through a boot, watches the service for the"
                    + " time of --confirm-after, and then keeps the sandbox or takes it back."
                    + " Denials are not looked for."))
        .option(
            Option.value(
                "--timeout",
                "SECONDS",
                "The longest for the service to stop and start (default: 90)."))
        .option(Option.flag("--dry-run", "Show the change and the exposure, and change nothing."))
        .option(
            Option.directory(
                "--root", "DIR", "Write into the system below DIR, which does not run."))
        .option(CommonOptions.SYSTEMD_VERSION)
        .example(
            "ringfence deploy nginx.hardened",
            "Deploys what 'ringfence harden nginx' found, and watches it for a minute.")
        .example(
            "ringfence deploy my.conf nginx --check 'curl -fsS 127.0.0.1' --confirm-after 10m",
            "Deploys a drop-in of your own, and watches it for ten minutes.")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    Root root = DeployTarget.root(arguments);
    Optional<String> lacking = DeployTarget.lacking(root);
    if (lacking.isPresent() && !arguments.has("--dry-run")) {
      terminal.say(lacking.get());
      return ExitCode.LACKING;
    }
    DeploySource source = DeploySource.of(arguments.operands());
    Unit unit =
        switch (Candidate.of(source.unit(), root)) {
          case Candidate.Unfit(String message) -> throw new UsageException(message);
          case Candidate.Service service -> nameable(service);
        };
    UnitFile dropIn =
        UnitFile.parse(Path.of("/" + Place.FILE), source.dropIn().bytes(), UnitType.SERVICE);
    Place place = new Place(root, unit.name());
    Deploying deploying =
        new Deploying(
            place,
            source.dropIn(),
            arguments.has("--next-start") || !root.isHost(),
            vigil(arguments, source),
            Lookout.NONE,
            terminal::say);
    String diff = deploying.diff();
    terminal.out().print(diff);
    exposures(arguments, root, unit, dropIn, terminal);
    terminal.out().flush();
    if (arguments.has("--dry-run")) {
      return ExitCode.GOOD;
    }
    try (Lookout lookout = lookout(deploying, unit, source, terminal)) {
      return tell(deploying.with(lookout).run(), unit, root.isHost(), terminal);
    }
  }

  /** An instance of a connection is gone before it could be watched, and never has a twin. */
  private static Unit nameable(Candidate.Service service) {
    if (!service.acceptor().isEmpty()) {
      UnitName all = service.unit().name().template();
      throw new UsageException(
          all
              + " is started once for each connection to "
              + service.acceptor()
              + " (Accept=yes), so there is nothing to watch: copy the drop-in to"
              + " /etc/systemd/system/"
              + all
              + ".d/ and run systemctl daemon-reload, and the next connection has it");
    }
    return service.unit();
  }

  private static void exposures(
      Arguments arguments, Root root, Unit unit, UnitFile dropIn, Terminal terminal) {
    Scorer scorer = new Scorer(SystemdChoice.of(arguments, root));
    String before = exposure(scorer, unit);
    terminal.out().println("exposure  " + before + "  ->  " + exposure(scorer, unit.with(dropIn)));
  }

  private static String exposure(Scorer scorer, Unit unit) {
    return switch (scorer.score(unit)) {
      case Scoring.Scored(Score score) ->
          Score.tenths(score.exposure()) + " " + score.rating().name();
      case Scoring.Refused(var problem) ->
          throw new UsageException(problem.describe() + "; systemd would refuse " + unit.name());
    };
  }

  private static Vigil vigil(Arguments arguments, DeploySource source) {
    String time = arguments.value("--confirm-after", "60s");
    Duration length = time.isEmpty() ? Duration.ZERO : ObserveTime.parse(time);
    if (length.compareTo(Duration.ofDays(7)) > 0) {
      throw new UsageException("--confirm-after is a week at most");
    }
    int start = arguments.number("--timeout", 1, LONGEST_SECONDS).orElse(90);
    Optional<String> check = arguments.value("--check");
    if (check.isPresent() && check.get().isBlank()) {
      throw new UsageException("--check is empty: give a command that uses the service");
    }
    List<String> checks =
        check.isPresent()
            ? List.of(check.get())
            : arguments.has("--no-check") ? List.of() : source.workload();
    return new Vigil(length, Duration.ofSeconds(start), checks);
  }

  private static Lookout lookout(
      Deploying deploying, Unit unit, DeploySource source, Terminal terminal)
      throws IOException, InterruptedException {
    if (deploying.nextStart()) {
      return Lookout.NONE;
    }
    for (String check : deploying.vigil().check()) {
      terminal.say("the check is: " + check);
    }
    if (deploying.vigil().check().isEmpty()) {
      terminal.say("note: no --check: that it stays up proves little");
    }
    Optional<List<Fact>> baseline = Optional.empty();
    if (source.profile().isPresent()) {
      baseline = Optional.of(ProfileFile.read(source.profile().get()).facts());
    }
    try {
      return RefusalLookout.of(unit, baseline);
    } catch (CannotObserveException e) {
      terminal.say("note: denials are not watched: " + e.getMessage());
      return Lookout.NONE;
    }
  }

  private static int tell(Deployed deployed, Unit unit, boolean waits, Terminal terminal) {
    String name = unit.name().toString();
    String typed = unit.name().withoutType();
    switch (deployed) {
      case Deployed.Confirmed(String words) -> {
        terminal.out().println("confirmed " + name + ": " + words);
        terminal.out().println("undo      ringfence rollback " + typed);
      }
      case Deployed.Placed() -> {
        terminal.out().println("placed    " + name + ": holds from its next start on");
        if (waits) {
          terminal.out().println("then      it is watched, and taken back by itself if it fails");
          terminal.out().println("keep      ringfence confirm " + typed);
        }
        terminal.out().println("undo      ringfence rollback " + typed);
      }
      case Deployed.AlreadyThere() ->
          terminal.out().println("unchanged " + name + ": this drop-in is in place already");
      case Deployed.TakenBack(String reason) ->
          terminal.say(name + " was taken back to what it was: " + reason);
      case Deployed.Conflict(String words, String diff) -> {
        terminal.say("conflict: " + words);
        terminal.out().print(diff);
      }
      case Deployed.Refused(String words) -> terminal.say(name + ": " + words);
      case Deployed.Lacking(String words) -> terminal.say(name + ": nothing was changed: " + words);
      case Deployed.Stuck(String reason, String words) ->
          terminal
              .err()
              .println(
                  String.format(
                      Locale.ROOT,
                      "ringfence: %s: %s; it could not be taken back now (%s), systemd tries again;"
                          + " see ringfence status",
                      name,
                      reason,
                      words));
    }
    return switch (deployed) {
      case Deployed.Confirmed _, Deployed.Placed _, Deployed.AlreadyThere _ -> ExitCode.GOOD;
      case Deployed.TakenBack _, Deployed.Conflict _ -> ExitCode.FINDING;
      case Deployed.Refused _ -> ExitCode.BAD_INPUT;
      case Deployed.Lacking _, Deployed.Stuck _ -> ExitCode.LACKING;
    };
  }
}
