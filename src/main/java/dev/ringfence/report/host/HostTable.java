package dev.ringfence.report.host;

import dev.ringfence.host.Enforcement;
import dev.ringfence.host.HostSetting;
import dev.ringfence.host.HostState;
import dev.ringfence.report.Style;
import dev.ringfence.report.Table;
import dev.ringfence.report.Table.Cell;
import dev.ringfence.report.Table.Column;
import dev.ringfence.unit.OneLine;

/** The machine-wide state for people: what is set, what is enforced, what there is to gain. */
public final class HostTable {
  private HostTable() {}

  /** The page, each line ended. */
  public static String render(HostState state, boolean colour, int width) {
    StringBuilder page = new StringBuilder();
    page.append("systemd ").append(state.systemd()).append(", Linux ").append(state.kernel());
    page.append(state.root().equals("/") ? "" : ", root " + OneLine.of(state.root()));
    page.append('\n');
    if (!state.features().isEmpty()) {
      Table.wrap("built with " + state.features(), width)
          .forEach(line -> page.append(line).append('\n'));
    }
    page.append('\n').append(settings(state).render(colour, width));
    page.append('\n').append(enforcements(state).render(colour, width));
    String gains = gains(state, colour, width);
    if (!gains.isEmpty()) {
      page.append('\n').append(gains);
    }
    return page.toString();
  }

  private static Table settings(HostState state) {
    Table table = new Table(Column.left("SETTING"), Column.left("VALUE"), Column.prose("FROM"));
    for (HostSetting setting : state.settings()) {
      Style style =
          switch (setting.state()) {
            case STRICT -> Style.GOOD;
            case OPEN -> Style.NOTICE;
            case ABSENT -> Style.FAINT;
          };
      table.row(
          Cell.of(setting.name()),
          new Cell(setting.value().isEmpty() ? "-" : setting.value(), style),
          Cell.of(setting.source() + (setting.found().isEmpty() ? "" : "; " + setting.found())));
    }
    return table;
  }

  private static Table enforcements(HostState state) {
    Table table = new Table(Column.left("ENFORCED"), Column.left("TRIED"), Column.prose("BY"));
    for (Enforcement each : state.enforcements()) {
      Cell result =
          switch (each.result()) {
            case Enforcement.Result.Enforced() -> new Cell("yes", Style.GOOD);
            case Enforcement.Result.NotEnforced(String _) -> new Cell("NO", Style.BAD);
            case Enforcement.Result.Fails(String _) -> new Cell("FAILS", Style.BAD);
            case Enforcement.Result.NotTried(String _) -> new Cell("not tried", Style.FAINT);
          };
      String words =
          switch (each.result()) {
            case Enforcement.Result.Enforced() -> "it could not " + each.attempt();
            case Enforcement.Result.NotEnforced(String why) ->
                "it could still " + each.attempt() + ": " + why;
            case Enforcement.Result.Fails(String how) -> "the service does not start: " + how;
            case Enforcement.Result.NotTried(String why) -> why;
          };
      table.row(result, Cell.of(each.setting()), Cell.of(each.mechanism() + "; " + words));
    }
    return table;
  }

  private static String gains(HostState state, boolean colour, int width) {
    StringBuilder text = new StringBuilder();
    for (HostSetting setting : state.settings()) {
      if (setting.state() == HostSetting.State.OPEN) {
        text.append(Style.STRONG.paint(OneLine.of(setting.name()), colour)).append('\n');
        paragraph(text, "brings  ", setting.brings(), width);
        paragraph(text, "breaks  ", setting.breaks(), width);
      }
    }
    return text.isEmpty() ? "" : "What could be set:\n" + text;
  }

  private static void paragraph(StringBuilder text, String label, String words, int width) {
    String lead = "  " + label;
    for (String line : Table.wrap(words, width - lead.length())) {
      text.append(lead).append(line).append('\n');
      lead = " ".repeat(lead.length());
    }
  }
}
