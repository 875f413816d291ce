package dev.ringfence.report;

import dev.ringfence.lint.Finding;
import dev.ringfence.lint.Severity;
import dev.ringfence.unit.OneLine;

/** Findings for people: where, how bad, which rule; below it what is wrong and what to do. */
public final class LintText {
  private static final int INDENT = 4;

  private final boolean colour;
  private final int width;

  /** For a terminal of this many columns. */
  public LintText(boolean colour, int width) {
    this.colour = colour;
    this.width = width;
  }

  /** One finding, each line ended. */
  public String of(Finding finding) {
    StringBuilder out = new StringBuilder();
    out.append(Style.STRONG.paint(OneLine.of(finding.where()), colour)).append("  ");
    out.append(style(finding.severity()).paint(finding.severity().word(), colour)).append("  ");
    out.append(Style.FAINT.paint(finding.rule(), colour)).append('\n');
    indented(out, finding.message(), "");
    indented(out, finding.fix().advice(), "fix: ");
    return out.toString();
  }

  private void indented(StringBuilder out, String text, String label) {
    boolean first = true;
    for (String line :
        Table.wrap(OneLine.of(text), Math.max(20, width - INDENT - label.length()))) {
      out.repeat(' ', INDENT);
      if (first) {
        out.append(Style.FAINT.paint(label, colour));
      } else {
        out.repeat(' ', label.length());
      }
      out.append(line).append('\n');
      first = false;
    }
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case NOTE -> Style.FAINT;
      case WARNING -> Style.NOTICE;
      case ERROR -> Style.BAD;
    };
  }
}
