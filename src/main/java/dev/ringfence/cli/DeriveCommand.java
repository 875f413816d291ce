package dev.ringfence.cli;

import dev.ringfence.derive.DropIn;
import dev.ringfence.derive.Plan;
import dev.ringfence.derive.Planner;
import dev.ringfence.derive.Planning;
import dev.ringfence.derive.evidence.ThisMachine;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.ProfileFile;
import dev.ringfence.report.PlanJson;
import dev.ringfence.report.PlanTable;
import dev.ringfence.report.Style;
import dev.ringfence.score.Scorer;
import dev.ringfence.score.Scoring;
import dev.ringfence.score.Systemd;
import dev.ringfence.unit.AtomicFile;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitFile;
import dev.ringfence.unit.UnitType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code ringfence derive}: from profiles to a plan, which nobody has tried. */
final class DeriveCommand implements Command {
  private static final String UNTRIED =
      "Nobody has tried it: it follows from what was observed. ringfence harden tries it.";

  /** The name that a drop-in of ours would have; see Unit.with. */
  private static final Path DROP_IN = Path.of("90-ringfence.conf");

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("derive", "Plan a sandbox from what was observed of a service.")
        .operands("UNIT", CommandSpec.Operands.one(Option.Completes.UNITS))
        .paragraph(
            "Takes, for each directive, the strictest value that nothing observed"
                + " contradicts, and says why. Nothing is tried: ringfence harden does"
                + " that, in a throwaway copy of this machine.")
        .option(
            Option.repeated("--profile", "FILE", "What was observed; several are merged.")
                .completing(Option.Completes.FILES))
        .with(PlanArguments::add)
        .option(Option.file("--output", "FILE", "Write the drop-in to FILE.").orShort("-o"))
        .option(CommonOptions.format("table", "json", "drop-in"))
        .option(CommonOptions.SYSTEMD_VERSION)
        .option(CommonOptions.ROOT)
        .example(
            "ringfence derive --profile nginx.profile.json nginx",
            "What would fit nginx, by what was observed of it?")
        .example(
            "ringfence derive --profile nginx.profile.json -o 50-sandbox.conf nginx",
            "The same as a drop-in.")
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    List<Profile> profiles = new ArrayList<>();
    for (String file : arguments.values("--profile")) {
      profiles.add(ProfileFile.read(Arguments.toPath(file)));
    }
    if (profiles.isEmpty()) {
      throw new UsageException(
          "derive needs what was observed: --profile FILE, made by ringfence observe");
    }
    Root root = CommonOptions.root(arguments);
    Systemd systemd = SystemdChoice.of(arguments, root);
    Unit unit = unit(arguments.operands().getFirst(), root);
    Planner planner =
        new Planner(
            PlanArguments.read(arguments, systemd), new ThisMachine(root.directory(), systemd));
    return switch (planner.plan(merged(profiles), unit)) {
      case Planning.Refused(String why) -> throw new UsageException(why);
      case Planning.Made(Plan plan) -> {
        print(plan, unit, systemd, arguments, terminal);
        yield plan.clashes().isEmpty() ? ExitCode.GOOD : ExitCode.FINDING;
      }
    };
  }

  private static Profile merged(List<Profile> profiles) {
    try {
      return Profile.merge(profiles);
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }

  private static Unit unit(String operand, Root root) throws IOException {
    List<Unit> units = new ArrayList<>();
    new UnitOperands(root, "instance", List.of(UnitType.SERVICE))
        .each(
            List.of(operand),
            (loading, _) -> {
              switch (loading) {
                case Loading.Loaded(Unit unit) -> units.add(unit);
                case Loading.Masked(var name, Path file) ->
                    throw new UsageException(name + " is masked by " + file);
                case Loading.NotFound missing -> throw new UsageException(missing.message());
                case Loading.Bad(var problem) -> throw new UsageException(problem.describe());
              }
            });
    if (units.size() != 1) {
      throw new UsageException(
          "derive plans for one service, and " + operand + " has " + units.size());
    }
    return units.getFirst();
  }

  private static void print(
      Plan plan, Unit unit, Systemd systemd, Arguments arguments, Terminal terminal)
      throws IOException {
    String dropIn = DropIn.text(plan, UNTRIED);
    Scorer scorer = new Scorer(systemd);
    long before = exposure(scorer, unit);
    long after = exposure(scorer, unit.with(UnitFile.parse(DROP_IN, dropIn, UnitType.SERVICE)));
    Optional<Path> output = arguments.path("--output");
    if (output.isPresent()) {
      AtomicFile.write(output.get(), dropIn.getBytes(StandardCharsets.UTF_8));
    }
    switch (arguments.value("--format", "table")) {
      case "json" -> PlanJson.write(plan, before, after, terminal.out());
      case "drop-in" -> terminal.out().print(dropIn);
      default -> {
        terminal.out().print(PlanTable.of(plan, terminal.colour(), terminal.width()));
        terminal
            .out()
            .println(
                Style.STRONG.paint("exposure", terminal.colour())
                    + ": "
                    + before / 10
                    + "."
                    + before % 10
                    + " before, "
                    + after / 10
                    + "."
                    + after % 10
                    + " after, for systemd "
                    + plan.systemd());
      }
    }
    terminal.say(UNTRIED);
  }

  private static long exposure(Scorer scorer, Unit unit) {
    return switch (scorer.score(unit)) {
      case Scoring.Scored(var score) -> score.exposure();
      case Scoring.Refused(var problem) -> throw new UsageException(problem.describe());
    };
  }
}
