package dev.ringfence.cli;

import dev.ringfence.score.Policy;
import dev.ringfence.score.PolicyReader;
import dev.ringfence.score.Scorer;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.UnitType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code ringfence score}: the exposure of services, as systemd-analyze security has it. */
final class ScoreCommand implements Command {
  private static final List<String> POLICY_DIRECTORIES =
      List.of("/etc/systemd", "/run/systemd", "/usr/local/lib/systemd", "/usr/lib/systemd");

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("score", "Score how exposed services are, exactly as systemd does.")
        .operands("UNIT|PATH|DIR...", CommandSpec.Operands.atLeast(0, Option.Completes.UNITS))
        .paragraph(
            "Gives services the exposure, from 0.0 to 10.0, that systemd-analyze security gives"
                + " them, to the last digit and for each version of systemd. Units are named as"
                + " for systemctl, or by their file; of a directory, every service below it is"
                + " scored.")
        .paragraph(
            "One service is shown with all that counts against it, what to change first for the"
                + " greatest gain at the least risk, and what the score does not see; several are"
                + " listed, the worst first.")
        .paragraph(
            "Drop-ins of this host do not count for files that are not installed on it, and of two"
                + " files with one name each is scored on its own; systemd-analyze mixes both up.")
        .paragraph(
            "Ends with 1 when an exposure is above --threshold, and with 2 when a unit could not"
                + " be scored; the others are scored all the same.")
        .option(Option.flag("--all", "Score every service that is installed."))
        .option(CommonOptions.format("table", "json", "sarif"))
        .option(
            Option.value(
                "--threshold",
                "EXPOSURE",
                "End with 1 when an exposure is above this: 4.5, or 45 as systemd-analyze has it."))
        .option(
            Option.file(
                "--policy",
                "FILE",
                "Use the weights and ranges of this policy, in the format of systemd-analyze."))
        .option(Option.flag("--advice", "Tell what to change first, also for many units."))
        .option(CommonOptions.SYSTEMD_VERSION)
        .option(CommonOptions.ROOT)
        .option(CommonOptions.INSTANCE)
        .example("ringfence score nginx", "How exposed is nginx, and what to change first?")
        .example("ringfence score --all", "Every service of this host, the worst first.")
        .example(
            "ringfence score --threshold 4.5 --systemd-version 257 debian/*.service",
            "In a build: fail when a service is more exposed than 4.5.")
        .build();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException, InterruptedException {
    boolean all = arguments.has("--all");
    if (all != arguments.operands().isEmpty()) {
      throw new UsageException(
          all
              ? "--all goes without other units"
              : "say which units to score, or --all; see ringfence score --help");
    }
    Root root = CommonOptions.root(arguments);
    long threshold = threshold(arguments);
    Scorer scorer =
        new Scorer(SystemdChoice.of(arguments, root), policy(arguments, root, terminal));
    ScoreSink sink = sink(arguments, terminal, scorer, threshold);
    ScoreRun run = new ScoreRun(scorer, sink, threshold);
    UnitOperands units =
        new UnitOperands(root, CommonOptions.instance(arguments), List.of(UnitType.SERVICE));
    if (all) {
      // Masked units are nothing to complain about when nobody asked for one.
      units.all((loading, _) -> {
        if (!(loading instanceof Loading.Masked)) {
          run.add(loading);
        }
      });
    } else {
      units.each(arguments.operands(), (loading, _) -> run.add(loading));
    }
    return run.end();
  }

  /** In tenths; more than any exposure when it is not asked for. */
  private static long threshold(Arguments arguments) {
    Optional<String> given = arguments.value("--threshold");
    if (given.isEmpty()) {
      return Long.MAX_VALUE;
    }
    try {
      String text = given.get();
      double tenths =
          text.indexOf('.') < 0 ? Integer.parseInt(text) : Double.parseDouble(text) * 10;
      if (tenths >= 0 && tenths <= 100) {
        return Math.round(tenths);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new UsageException(
        "--threshold is an exposure from 0.0 to 10.0, or in tenths from 0 to 100, not '"
            + given.get()
            + "'");
  }

  private static Policy policy(Arguments arguments, Root root, Terminal terminal)
      throws IOException {
    Optional<Path> given = arguments.path("--policy");
    if (given.isPresent()) {
      return policy(given.get(), terminal);
    }
    if (root.isHost()) {
      for (String directory : POLICY_DIRECTORIES) {
        Path file = Path.of(directory, Policy.FILE_NAME);
        if (Files.exists(file)) {
          terminal.say("scoring by the policy in " + file);
          return policy(file, terminal);
        }
      }
    }
    return Policy.NONE;
  }

  private static Policy policy(Path file, Terminal terminal) throws IOException {
    return switch (PolicyReader.read(file)) {
      case PolicyReader.Reading.Good(Policy policy) -> {
        policy.warnings().forEach(terminal::say);
        yield policy;
      }
      case PolicyReader.Reading.Broken(String message) -> throw new UsageException(message);
    };
  }

  private static ScoreSink sink(
      Arguments arguments, Terminal terminal, Scorer scorer, long threshold) {
    boolean advice = arguments.has("--advice");
    return switch (arguments.value("--format", "table")) {
      case "json" -> new ScoreSink.Json(terminal, scorer, advice);
      case "sarif" -> new ScoreSink.OfSarif(terminal, threshold);
      default -> new ScoreSink.Tables(terminal, scorer, advice);
    };
  }
}
