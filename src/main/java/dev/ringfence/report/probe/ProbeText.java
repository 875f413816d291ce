package dev.ringfence.report.probe;

import dev.ringfence.report.Style;
import dev.ringfence.report.Table;
import dev.ringfence.trial.probe.Probed;
import java.util.List;

/** Probes for a terminal. */
public final class ProbeText {
  private ProbeText() {}

  /** A line for each directive, and a last one that counts. */
  public static String of(List<Probed> probes, boolean colour, int width) {
    Table table =
        new Table(
            Table.Column.left("DIRECTIVE"),
            Table.Column.left("RESULT"),
            Table.Column.prose("ATTEMPTS"));
    for (Probed probed : probes) {
      Style style =
          switch (probed.result()) {
            case Probed.Result.Bites _ -> Style.GOOD;
            case Probed.Result.DoesNothing _ -> Style.BAD;
            case Probed.Result.NotTestable _ -> Style.FAINT;
          };
      table.row(
          Table.Cell.of(probed.directive()),
          new Table.Cell(probed.result().word(), style),
          Table.Cell.of(probed.result().sentence()));
    }
    return table.render(colour, width) + summary(probes) + "\n";
  }

  /** {@code 30 bite, 1 does nothing, 2 not testable here}. */
  public static String summary(List<Probed> probes) {
    long bite = count(probes, Probed.Result.Bites.class);
    long nothing = count(probes, Probed.Result.DoesNothing.class);
    long untested = count(probes, Probed.Result.NotTestable.class);
    return bite
        + (bite == 1 ? " bites, " : " bite, ")
        + nothing
        + (nothing == 1 ? " does nothing, " : " do nothing, ")
        + untested
        + " not testable here";
  }

  private static long count(List<Probed> probes, Class<? extends Probed.Result> kind) {
    return probes.stream().filter(probed -> kind.isInstance(probed.result())).count();
  }
}
