package dev.ringfence.cli;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.linux.AddressFamily;
import dev.ringfence.linux.Capability;
import dev.ringfence.report.explain.CatalogueList;
import dev.ringfence.report.explain.DirectivePage;
import dev.ringfence.report.explain.ExplainJson;
import dev.ringfence.report.explain.NamePage;
import dev.ringfence.report.explain.Page;
import dev.ringfence.report.explain.PageMarkdown;
import dev.ringfence.report.explain.PageText;
import dev.ringfence.report.explain.StepPage;
import dev.ringfence.report.explain.UnitWalk;
import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Root;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code ringfence explain}: what a directive does, or what each setting of a unit does. */
final class ExplainCommand implements Command {
  private static final List<UnitType> TYPES =
      List.of(UnitType.SERVICE, UnitType.SOCKET, UnitType.MOUNT, UnitType.SWAP);

  @Override
  public CommandSpec spec() {
    return CommandSpec.named("explain", "Say what a directive, or each setting of a unit, does.")
        .operands(
            "[DIRECTIVE|UNIT|PATH...]",
            CommandSpec.Operands.atLeast(0, Option.Completes.DIRECTIVES))
        .paragraph(
            "For a directive: its values from open to strict, what each does, how much it protects"
                + " and how likely it breaks something, what it implies, what cancels it, what it"
                + " typically breaks and how to keep that working, how a denial shows, and an"
                + " example. Names may be written in any case, with or without =.")
        .paragraph(
            "For a unit: the same of every setting that bears on sandboxing, with its file and"
                + " line, whether it counts, and what would be stricter.")
        .paragraph("For a capability (CAP_...) or an address family (AF_...): what it opens.")
        .paragraph("Without operands: every directive that is known, by topic.")
        .option(CommonOptions.format("table", "json", "markdown"))
        .option(CommonOptions.INSTANCE)
        .option(CommonOptions.ROOT)
        .option(CommonOptions.SYSTEMD_VERSION)
        .example("ringfence explain ProtectHome", "Everything about one directive.")
        .example("ringfence explain nginx", "What the settings of a unit do.")
        .example("ringfence explain", "The whole catalogue, a line each.")
        .build();
  }

  /** Where explanations go. */
  private interface Sink {
    void directive(Directive directive);

    void unit(Unit unit, List<UnitWalk.Step> steps);

    void name(Page page);

    void error(String message);

    void end();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws IOException {
    Sink sink =
        switch (arguments.value("--format", "table")) {
          case "json" -> new JsonSink(terminal);
          case "markdown" -> new PageSink(terminal, PageMarkdown::render);
          default ->
              new PageSink(terminal, new PageText(terminal.colour(), terminal.width())::render);
        };
    boolean good = true;
    if (arguments.operands().isEmpty()) {
      listAll(arguments, terminal, sink);
    }
    for (String operand : arguments.operands()) {
      Optional<Directive> directive = Catalogue.findLoosely(operand);
      Optional<Page> name = name(operand);
      if (directive.isPresent()) {
        sink.directive(directive.get());
      } else if (name.isPresent()) {
        sink.name(name.get());
      } else {
        good &= units(operand, arguments, sink);
      }
    }
    sink.end();
    return good ? ExitCode.GOOD : ExitCode.BAD_INPUT;
  }

  /** What a capability or an address family is. */
  private static Optional<Page> name(String operand) {
    return Capability.named(operand)
        .map(NamePage::of)
        .or(() -> AddressFamily.named(operand).map(NamePage::of));
  }

  private static void listAll(Arguments arguments, Terminal terminal, Sink sink) {
    switch (arguments.value("--format", "table")) {
      case "json" -> Catalogue.all().forEach(sink::directive);
      case "markdown" -> terminal.out().print(CatalogueList.markdown(Catalogue.all()));
      default ->
          terminal
              .out()
              .print(CatalogueList.render(Catalogue.all(), terminal.colour(), terminal.width()));
    }
  }

  /** Walks the units that an operand names; false when one cannot be read. */
  private static boolean units(String operand, Arguments arguments, Sink sink) throws IOException {
    if (operand.isBlank() || operand.indexOf('=') >= 0) {
      sink.error(unknown(operand));
      return false;
    }
    Root root = CommonOptions.root(arguments);
    SystemdVersion version = SystemdChoice.of(arguments, root).version();
    boolean[] good = {true};
    new UnitOperands(root, CommonOptions.instance(arguments), TYPES)
        .each(
            List.of(operand),
            (loading, _) -> {
              good[0] &= loading instanceof Loading.Loaded;
              switch (loading) {
                case Loading.Loaded(Unit unit) ->
                    sink.unit(unit, new UnitWalk(unit, version).steps());
                case Loading.Masked(var name, Path file) ->
                    sink.error(name + " is masked by " + file);
                case Loading.NotFound missing ->
                    sink.error(operand.indexOf('.') < 0 ? unknown(operand) : missing.message());
                case Loading.Bad(var problem) -> sink.error(problem.describe());
              }
            });
    return good[0];
  }

  /** What to say of a word that is neither a directive nor a unit. */
  private static String unknown(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals).strip();
    List<String> near = Catalogue.closeMisses(name);
    return "there is no directive and no unit '"
        + name
        + "'"
        + (near.isEmpty()
            ? "; ringfence explain lists all directives"
            : " (did you mean " + String.join(" or ", near) + "?)");
  }

  private static final class PageSink implements Sink {
    private final Terminal terminal;
    private final Function<Page, String> layout;
    private boolean begun;

    PageSink(Terminal terminal, Function<Page, String> layout) {
      this.terminal = terminal;
      this.layout = layout;
    }

    @Override
    public void directive(Directive directive) {
      print(DirectivePage.of(directive.entry()));
    }

    @Override
    public void unit(Unit unit, List<UnitWalk.Step> steps) {
      String before = "";
      for (UnitWalk.Step step : steps) {
        print(StepPage.of(step, !step.entry().name().equals(before)));
        before = step.entry().name();
      }
      terminal.out().flush();
      int others = unit.settings().size() - steps.size();
      terminal
          .err()
          .println(
              unit.name()
                  + ": "
                  + steps.size()
                  + (steps.size() == 1 ? " setting" : " settings")
                  + " explained"
                  + (others == 0
                      ? ""
                      : ", "
                          + others
                          + (others == 1 ? " other has" : " others have")
                          + " nothing to do with sandboxing"));
    }

    @Override
    public void name(Page page) {
      print(page);
    }

    private void print(Page page) {
      if (begun) {
        terminal.out().println();
      }
      begun = true;
      terminal.out().print(layout.apply(page));
    }

    @Override
    public void error(String message) {
      terminal.out().flush();
      terminal.say(message);
    }

    @Override
    public void end() {}
  }

  private static final class JsonSink implements Sink {
    private final Terminal terminal;
    private final ExplainJson json;

    JsonSink(Terminal terminal) {
      this.terminal = terminal;
      this.json = new ExplainJson(terminal.out());
    }

    @Override
    public void directive(Directive directive) {
      json.add(directive);
    }

    @Override
    public void unit(Unit unit, List<UnitWalk.Step> steps) {
      json.add(unit, steps);
    }

    @Override
    public void name(Page page) {
      json.add(page);
    }

    @Override
    public void error(String message) {
      json.error(message);
      terminal.say(message);
    }

    @Override
    public void end() {
      json.close();
      terminal.out().println();
    }
  }
}
