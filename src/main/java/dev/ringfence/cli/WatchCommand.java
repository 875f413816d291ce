package dev.ringfence.cli;

import dev.ringfence.derive.Sandbox;
import dev.ringfence.derive.evidence.ThisMachine;
import dev.ringfence.linux.ProcessEnd;
import dev.ringfence.observe.live.CannotObserveException;
import dev.ringfence.score.Scorer;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.AtomicFile;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitFile;
import dev.ringfence.unit.UnitType;
import dev.ringfence.watch.Denial;
import dev.ringfence.watch.Enforced;
import dev.ringfence.watch.Expected;
import dev.ringfence.watch.Judge;
import dev.ringfence.watch.Patrol;
import dev.ringfence.watch.Pricing;
import dev.ringfence.watch.ReportOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ringfence watch}: what a sandbox denies a running service, or would deny it. */
final class WatchCommand implements Command {
  private static final int LOOK_MILLISECONDS = 300;

  /** An edit of the unit is noticed after this long. */
  private static final Duration BETWEEN_LOADS = Duration.ofSeconds(10);

  /** A collector of lines hears of repeats so often. */
  private static final Duration BETWEEN_REPEATS = Duration.ofHours(1);

  /** A list of known denials is no longer than this. */
  private static final long EXPECTED_LIMIT = 16 << 20;

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("watch", "What a sandbox denies a running service, or would deny it.")
        .operands("UNIT", CommandSpec.Operands.one(Option.Completes.UNITS))
        .paragraph(
            "Watches a service of this host with eBPF, without restarting or changing it. Each"
                + " operation that its sandbox denies is told when it happens first: what was"
                + " attempted, by which process, in which part of the service's life, by which"
                + " call, the line that denies it (file:line), and the smallest change that would"
                + " let it through, with what that adds to the exposure. Where two lines could"
                + " have done it, both are named. Ctrl-C or SIGTERM ends it with a summary.")
        .paragraph(
            "With --dry-run nothing is denied: the service stays as it is, and each operation that"
                + " PLAN would deny is told. PLAN is a drop-in, or the directory that ringfence"
                + " harden wrote. This can run for weeks: nothing is kept but what would be denied.")
        .paragraph(
            "Ends with 1 when something was denied that --expect does not list, else with 0.")
        .option(
            Option.file("--dry-run", "PLAN", "Report what this plan would deny, and deny nothing."))
        .option(
            Option.value(
                "--for", "TIME", "How long, such as 90s, 10m or 2h (default: until Ctrl-C)."))
        .option(
            Option.file(
                "--expect",
                "FILE",
                "Leave out what this file lists: lines of DIRECTIVES PROCESS CALL SUBJECT, in which"
                    + " * stands for anything."))
        .option(
            Option.file(
                "--write-expected",
                "FILE",
                "Write what --expect lists and what was denied into this file at the end."))
        .option(CommonOptions.format("table", "json"))
        .example("ringfence watch nginx", "What is denied to nginx from now on?")
        .example(
            "ringfence watch --dry-run nginx.hardened nginx --for 7d",
            "Would this sandbox deny anything in a week of production?")
        .needsRoot()
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    Unit unit = ObserveCommand.unit(arguments.operands().getFirst(), Root.HOST);
    Optional<UnitFile> plan = plan(arguments, unit);
    Duration limit = ObserveTime.of(arguments);
    Expected expected = expected(arguments);
    Optional<Path> output = arguments.path("--write-expected");
    Systemd systemd = SystemdChoice.of(arguments, Root.HOST);
    Optional<String> lacking = DeployTarget.lacking(Root.HOST);
    if (lacking.isPresent()) {
      terminal.say(lacking.get());
      return ExitCode.LACKING;
    }
    WatchView view =
        new WatchView(
            terminal,
            unit.name().toString(),
            arguments.value("--format", "table").equals("json"),
            plan.isPresent(),
            expected);
    try {
      List<Denial> denials = new ArrayList<>();
      int status = new Watched(unit, plan, systemd, limit, view).run(denials);
      if (output.isPresent()) {
        AtomicFile.write(
            output.get().toAbsolutePath(),
            expected.and(denials).text().getBytes(StandardCharsets.UTF_8));
      }
      return status;
    } catch (CannotObserveException e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.LACKING;
    }
  }

  private static Optional<UnitFile> plan(Arguments arguments, Unit unit) throws IOException {
    Optional<String> plan = arguments.value("--dry-run");
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    DeploySource source = DeploySource.of(List.of(plan.get(), unit.name().toString()));
    Path named = source.dropIn().path().toAbsolutePath();
    return Optional.of(UnitFile.parse(named, source.dropIn().bytes(), UnitType.SERVICE));
  }

  private static Expected expected(Arguments arguments) throws IOException {
    Optional<Path> file = arguments.path("--expect");
    if (file.isEmpty()) {
      return Expected.NOTHING;
    }
    if (!Files.isRegularFile(file.get()) || Files.size(file.get()) > EXPECTED_LIMIT) {
      throw new UsageException(file.get() + " is no list of known denials: see --write-expected");
    }
    return switch (Expected.read(Files.readString(file.get()).lines().toList())) {
      case Expected.Reading.Read(Expected expected) -> expected;
      case Expected.Reading.Bad(int line, String words) ->
          throw new UsageException(file.get() + ":" + line + ": " + words);
    };
  }

  /**
   * One watch, through all edits of the unit.
   *
   * @param first the unit as it is at the beginning
   * @param plan a drop-in that is not in place
   */
  private record Watched(
      Unit first, Optional<UnitFile> plan, Systemd systemd, Duration limit, WatchView view) {
    int run(List<Denial> denials) throws IOException, InterruptedException {
      WatchView.Told told = new WatchView.Told();
      long end = System.nanoTime() + Math.min(limit.toNanos(), Long.MAX_VALUE / 4);
      Unit unit = first;
      boolean begins = true;
      try (ProcessEnd.Work work = ProcessEnd.work()) {
        while (!isOver(work, end)) {
          try (Patrol patrol = patrol(unit)) {
            if (begins) {
              begin(patrol);
              begins = false;
            }
            unit = until(patrol, unit, work, end, told);
            denials.addAll(patrol.all());
            if (patrol.lost() > 0) {
              view.terminal().say(patrol.lost() + " events were lost: there may have been more");
            }
          }
        }
      }
      return view.finish(denials, told);
    }

    private static boolean isOver(ProcessEnd.Work work, long end) {
      return work.isEndWished() || System.nanoTime() >= end;
    }

    private Patrol patrol(Unit unit) throws IOException, InterruptedException {
      ThisMachine machine = new ThisMachine(Path.of("/"), systemd);
      Sandbox now = new Sandbox(unit, machine);
      Sandbox sandbox = plan.map(file -> new Sandbox(unit.with(file), machine)).orElse(now);
      Judge judge = plan.isPresent() ? new ReportOnly(now, sandbox) : new Enforced(now);
      return Patrol.of(unit, judge, new Pricing(new Scorer(systemd), sandbox.unit()));
    }

    private void begin(Patrol patrol) {
      String name = first.name().toString();
      view.terminal()
          .say(
              patrol.foundItRunning()
                  ? "watching " + name + "; Ctrl-C ends it"
                  : name + " does not run: it is watched from its next start on; Ctrl-C ends it");
      patrol
          .blindSpots()
          .forEach(blind ->
              view.terminal().say("not seen: " + blind.unseen() + " (" + blind.why() + ")"));
    }

    /** Until it is over, or the unit is another one, which is then returned. */
    private Unit until(
        Patrol patrol, Unit unit, ProcessEnd.Work work, long end, WatchView.Told told)
        throws IOException {
      long load = System.nanoTime();
      long repeats = load;
      while (!isOver(work, end)) {
        view.fresh(patrol.look(LOOK_MILLISECONDS), told);
        long now = System.nanoTime();
        if (now - repeats > BETWEEN_REPEATS.toNanos()) {
          view.again(patrol.all(), told);
          repeats = now;
        }
        if (now - load > BETWEEN_LOADS.toNanos()) {
          Unit loaded = reloaded(unit);
          if (!loaded.settings().equals(unit.settings())) {
            view.terminal().say("its unit was changed: it is judged by the new one from here on");
            return loaded;
          }
          load = now;
        }
      }
      // What says little was kept back for what says more.
      view.fresh(patrol.look(0), told);
      view.fresh(patrol.look(0), told);
      return unit;
    }

    /** The same while it cannot be read: somebody may be writing it. */
    private static Unit reloaded(Unit unit) {
      try {
        return ObserveCommand.unit(unit.name().toString(), Root.HOST);
      } catch (UsageException e) {
        return unit;
      }
    }
  }
}
