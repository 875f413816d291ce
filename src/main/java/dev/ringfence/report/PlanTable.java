package dev.ringfence.report;

import dev.ringfence.derive.Decision;
import dev.ringfence.derive.Plan;
import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.unit.OneLine;
import java.util.List;

/** A plan for people: what it sets and why, what it leaves alone and why. */
public final class PlanTable {
  private PlanTable() {}

  /** All of it, each line ended. */
  public static String of(Plan plan, boolean colour, int width) {
    StringBuilder out = new StringBuilder();
    set(out, plan, colour, width);
    left(out, plan, colour, width);
    for (Decision.Choice.Clash clash : plan.clashes()) {
      out.append(Style.BAD.paint("conflict", colour))
          .append(": the unit's own ")
          .append(clash.setting().key())
          .append('=')
          .append(OneLine.of(clash.setting().value()))
          .append(" (")
          .append(clash.setting().location())
          .append(") contradicts what was seen: ")
          .append(clash.evidence().sentence())
          .append('\n');
    }
    plan.gaps()
        .forEach(gap ->
            out.append(Style.NOTICE.paint("not exercised", colour))
                .append(": ")
                .append(OneLine.of(gap.text()))
                .append('\n'));
    plan.advice()
        .forEach(advice ->
            out.append(Style.STRONG.paint("advice", colour))
                .append(": ")
                .append(advice)
                .append('\n'));
    return out.toString();
  }

  private static void set(StringBuilder out, Plan plan, boolean colour, int width) {
    Table table =
        new Table(
            Table.Column.left("sets"), Table.Column.left("verdict"), Table.Column.prose("because"));
    boolean empty = true;
    for (Decision decision : plan.decisions()) {
      for (Value value : decision.lines()) {
        boolean first = true;
        for (Assignment line : value.assignments()) {
          table.row(
              Table.Cell.of(shortened(line.toString())),
              first ? verdict(decision.choice()) : Table.Cell.of(""),
              Table.Cell.of(first ? because(decision.choice()) : ""));
          first = false;
          empty = false;
        }
      }
    }
    out.append(empty ? "Nothing to set.\n" : table.render(colour, width)).append('\n');
  }

  private static String shortened(String line) {
    return line.length() > 60 ? line.substring(0, 57) + "..." : line;
  }

  private static Table.Cell verdict(Decision.Choice choice) {
    return switch (choice) {
      case Decision.Choice.Take(Value _, Verdict verdict) ->
          switch (verdict) {
            case Verdict.Fits _ -> new Table.Cell("fits", Style.GOOD);
            case Verdict.Unproven _ -> new Table.Cell("unproven", Style.NOTICE);
            case Verdict.Breaks _ -> new Table.Cell("breaks", Style.BAD);
          };
      case Decision.Choice.Pinned(Value _) -> Table.Cell.of("pinned");
      case Decision.Choice.Enough(_, _) -> Table.Cell.of("set");
      case Decision.Choice.Clash(_, _) -> new Table.Cell("conflict", Style.BAD);
      case Decision.Choice.Leave(String _) -> Table.Cell.of("left");
    };
  }

  private static String because(Decision.Choice choice) {
    return switch (choice) {
      case Decision.Choice.Take(Value _, Verdict verdict) -> verdict.sentence();
      case Decision.Choice.Pinned(Value _) -> "Asked for.";
      case Decision.Choice.Enough(Value _, String how) -> how;
      case Decision.Choice.Clash(_, Verdict.Breaks evidence) -> evidence.sentence();
      case Decision.Choice.Leave(String why) -> why;
    };
  }

  private static void left(StringBuilder out, Plan plan, boolean colour, int width) {
    Table table = new Table(Table.Column.left("leaves alone"), Table.Column.prose("because"));
    List<Decision> left =
        plan.decisions().stream()
            .filter(decision -> decision.lines().isEmpty())
            .filter(decision -> !(decision.choice() instanceof Decision.Choice.Clash))
            .toList();
    for (Decision decision : left) {
      table.row(
          Table.Cell.of(decision.directive() + "="), Table.Cell.of(because(decision.choice())));
    }
    out.append(left.isEmpty() ? "" : table.render(colour, width) + "\n");
  }
}
