package dev.ringfence.cli;

import dev.ringfence.lint.Edits;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Fix;
import dev.ringfence.lint.Linter;
import dev.ringfence.lint.Machine;
import dev.ringfence.lint.Rule;
import dev.ringfence.lint.Severity;
import dev.ringfence.lint.Subject;
import dev.ringfence.lint.rule.Rules;
import dev.ringfence.report.LintJson;
import dev.ringfence.report.LintSarif;
import dev.ringfence.report.LintText;
import dev.ringfence.report.SarifWriter;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code ringfence lint}: looks for mistakes in the sandboxing of units. */
final class LintCommand implements Command {
  private static final List<UnitType> TYPES =
      List.of(UnitType.SERVICE, UnitType.SOCKET, UnitType.MOUNT, UnitType.SWAP);

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("lint", "Find mistakes in sandboxing that systemd does not report.")
        .operands("UNIT|PATH|DIR...", CommandSpec.Operands.atLeast(0, Option.Completes.UNITS))
        .paragraph(
            "Looks for settings that do nothing, cancel each other, break the service or open what"
                + " they seem to close. Units are named as for systemctl, or by their file; of a"
                + " directory, every service, socket, mount and swap unit below it is read.")
        .paragraph(
            "Files that a unit names are looked up only if the unit is installed, or lies in the"
                + " root that --root gives.")
        .paragraph(
            "Ends with 1 when something at or above --fail-on was found, and with 2 when a file"
                + " could not be read; the others are reviewed all the same.")
        .option(CommonOptions.format("table", "json", "sarif"))
        .option(
            Option.choice(
                "--fail-on",
                "The mildest finding that makes the exit status 1 (default: warning).",
                "error",
                "warning",
                "note"))
        .option(Option.flag("--diff", "Show the fixes as a patch instead, for patch -p0."))
        .option(Option.repeated("--rule", "ID", "Look for this mistake only; may be repeated."))
        .option(Option.repeated("--without", "ID", "Leave this rule out; may be repeated."))
        .option(Option.flag("--rules", "List the rules and end."))
        .option(CommonOptions.INSTANCE)
        .option(CommonOptions.ROOT)
        .option(CommonOptions.SYSTEMD_VERSION)
        .example("ringfence lint nginx", "Review an installed service with its drop-ins.")
        .example("ringfence lint --fail-on error debian/*.service", "In a build: fail on errors.")
        .example("ringfence lint --diff ./my.service | patch -p0", "Mend what can be mended.")
        .build();
  }

  /** Where findings go. */
  private interface Sink {
    void unit(Unit unit, List<Finding> findings);

    void error(String message);

    void end();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    List<Rule> rules = chosenRules(arguments);
    if (arguments.has("--rules")) {
      for (Rule rule : rules) {
        terminal.out().println(rule.card().id() + "  " + rule.card().summary());
      }
      return ExitCode.GOOD;
    }
    if (arguments.operands().isEmpty()) {
      throw new UsageException("say what to review; see ringfence lint --help");
    }
    Root root = CommonOptions.root(arguments);
    Machine machine = new Machine(root, SystemdChoice.of(arguments, root));
    Severity failOn = Severity.of(arguments.value("--fail-on", "warning")).orElseThrow();
    Edits edits = new Edits(root);
    Sink sink = sink(arguments, terminal, rules, edits);
    Linter linter = new Linter(rules);
    boolean[] failed = {false, false};
    new UnitOperands(root, CommonOptions.instance(arguments), TYPES)
        .each(
            arguments.operands(),
            (loading, installed) -> {
              switch (loading) {
                case Loading.Loaded(Unit unit) -> {
                  List<Finding> findings = linter.check(new Subject(unit, machine, installed));
                  sink.unit(unit, findings);
                  for (Finding finding : findings) {
                    failed[0] |= finding.severity().compareTo(failOn) >= 0;
                  }
                }
                case Loading.Masked(var name, Path file) ->
                    terminal.say(name + " is masked by " + file);
                case Loading.NotFound missing -> {
                  failed[1] = true;
                  sink.error(missing.message());
                }
                case Loading.Bad(var problem) -> {
                  failed[1] = true;
                  sink.error(problem.describe());
                }
              }
            });
    sink.end();
    return failed[1] ? ExitCode.BAD_INPUT : failed[0] ? ExitCode.FINDING : ExitCode.GOOD;
  }

  private static List<Rule> chosenRules(Arguments arguments) {
    List<Rule> chosen = new ArrayList<>();
    for (String id : arguments.values("--rule")) {
      chosen.add(rule(id));
    }
    if (chosen.isEmpty()) {
      chosen.addAll(Rules.all());
    }
    for (String id : arguments.values("--without")) {
      chosen.remove(rule(id));
    }
    return chosen;
  }

  private static Rule rule(String id) {
    return Rules.named(id)
        .orElseThrow(() ->
            new UsageException(
                "there is no rule '"
                    + id
                    + "'"
                    + CloseMatch.hint(id, Rules.ids())
                    + "; see ringfence lint --rules"));
  }

  private static Sink sink(Arguments arguments, Terminal terminal, List<Rule> rules, Edits edits) {
    if (arguments.has("--diff")) {
      return new PatchSink(terminal, edits);
    }
    return switch (arguments.value("--format", "table")) {
      case "json" -> new JsonSink(terminal, edits);
      case "sarif" -> new SarifSink(terminal, rules, edits);
      default -> new TextSink(terminal);
    };
  }

  private static final class TextSink implements Sink {
    private final Terminal terminal;
    private final LintText text;
    private final Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    private int units;

    TextSink(Terminal terminal) {
      this.terminal = terminal;
      this.text = new LintText(terminal.colour(), terminal.width());
    }

    @Override
    public void unit(Unit unit, List<Finding> findings) {
      units++;
      for (Finding finding : findings) {
        counts.merge(finding.severity(), 1, Integer::sum);
        terminal.out().print(text.of(finding));
      }
    }

    @Override
    public void error(String message) {
      terminal.say(message);
    }

    @Override
    public void end() {
      terminal.out().flush();
      terminal
          .err()
          .println(
              count(Severity.ERROR)
                  + ", "
                  + count(Severity.WARNING)
                  + ", "
                  + count(Severity.NOTE)
                  + " in "
                  + units
                  + (units == 1 ? " unit" : " units"));
    }

    private String count(Severity severity) {
      int count = counts.getOrDefault(severity, 0);
      return count + " " + severity.word() + (count == 1 ? "" : "s");
    }
  }

  private static final class JsonSink implements Sink {
    private final Terminal terminal;
    private final LintJson json;

    JsonSink(Terminal terminal, Edits edits) {
      this.terminal = terminal;
      this.json = new LintJson(terminal.out(), edits);
    }

    @Override
    public void unit(Unit unit, List<Finding> findings) {
      json.add(unit.name().toString(), unit.fragment().toString(), findings);
    }

    @Override
    public void error(String message) {
      json.error(message);
    }

    @Override
    public void end() {
      json.close();
      terminal.out().println();
    }
  }

  private static final class SarifSink implements Sink {
    private final Terminal terminal;
    private final SarifWriter writer;
    private final LintSarif sarif;

    SarifSink(Terminal terminal, List<Rule> rules, Edits edits) {
      this.terminal = terminal;
      this.writer = new SarifWriter(terminal.out(), Version.NUMBER, LintSarif.rules(rules));
      this.sarif = new LintSarif(edits);
    }

    @Override
    public void unit(Unit unit, List<Finding> findings) {
      for (Finding finding : findings) {
        writer.add(sarif.result(finding));
      }
    }

    @Override
    public void error(String message) {
      terminal.say(message);
    }

    @Override
    public void end() {
      writer.close();
      terminal.out().println();
    }
  }

  /**
   * Gathers the fixes of all units first: drop-ins can be shared, and a patch has each file once.
   */
  private static final class PatchSink implements Sink {
    private final Terminal terminal;
    private final Edits edits;
    private final List<Fix> fixes = new ArrayList<>();

    PatchSink(Terminal terminal, Edits edits) {
      this.terminal = terminal;
      this.edits = edits;
    }

    @Override
    public void unit(Unit unit, List<Finding> findings) {
      for (Finding finding : findings) {
        if (!finding.fix().edits().isEmpty() && !fixes.contains(finding.fix())) {
          fixes.add(finding.fix());
        }
      }
    }

    @Override
    public void error(String message) {
      terminal.say(message);
    }

    @Override
    public void end() {
      terminal.out().print(edits.patch(fixes, PatchNames.of(fixes)));
    }
  }
}
