package dev.ringfence.report.diagnosis;

import dev.ringfence.report.Style;
import dev.ringfence.report.Table;
import dev.ringfence.trial.Denied;
import dev.ringfence.unit.OneLine;
import dev.ringfence.unit.Setting;
import java.util.List;
import java.util.stream.Stream;

/** A diagnosis for people: what fails, the lines, and the mend as a diff. */
public final class DiagnosisText {
  private final boolean colour;
  private final int width;

  /** For a terminal of this many columns. */
  public DiagnosisText(boolean colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  /** All of it, each line ended. */
  public String of(DiagnosisReport report) {
    Style style =
        switch (report.outcome()) {
          case WORKS -> Style.GOOD;
          case BLAMED -> Style.BAD;
          case ELSEWHERE -> Style.NOTICE;
        };
    StringBuilder out = new StringBuilder();
    out.append(Style.STRONG.paint(report.unit(), colour)).append("  ");
    out.append(style.paint(OneLine.of(report.failure()), colour));
    out.append(Style.FAINT.paint(" (systemd " + report.systemd() + ")", colour)).append('\n');
    Table table = new Table(Table.Column.left(""), Table.Column.prose(""));
    row(table, "step", report.step());
    String lines = report.outcome() == DiagnosisReport.Outcome.BLAMED ? "because of" : "where";
    report.lines().forEach(line -> row(table, lines, line(line)));
    report.together().forEach(line -> row(table, "with", line(line)));
    report.denied().forEach(operation -> row(table, "denied", denied(operation)));
    report.why().forEach(words -> row(table, "why", words));
    report.said().forEach(words -> row(table, "journal", words));
    report.mends().forEach(words -> row(table, "mend", words));
    report.advice().forEach(words -> row(table, "what to do", words));
    if (!report.diff().isEmpty()) {
      row(table, "exposure", report.before() + " -> " + report.after());
    }
    switch (report.proof()) {
      case TRIED -> row(table, "proof", "with this change it works, in a clone");
      case UNTRIED -> row(table, "proof", "none: --clone tries it where it can do no harm");
      case NO_MEND -> {
        // There is nothing to prove.
      }
    }
    return out.append(table.render(colour, width)).append(report.diff()).toString();
  }

  private static void row(Table table, String label, String text) {
    if (!text.isEmpty()) {
      table.row(new Table.Cell("  " + label, Style.FAINT), Table.Cell.of(text));
    }
  }

  private static String line(Setting line) {
    return line.location() + ": " + line.key() + "=" + line.value();
  }

  private static String denied(Denied.Operation operation) {
    List<String> words =
        Stream.of(operation.process(), operation.syscall(), operation.object())
            .filter(word -> !word.isEmpty())
            .toList();
    return String.join(" ", words) + ": " + operation.errno();
  }
}
