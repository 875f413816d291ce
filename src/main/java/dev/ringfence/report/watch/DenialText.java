package dev.ringfence.report.watch;

import dev.ringfence.observe.FactText;
import dev.ringfence.observe.Seen;
import dev.ringfence.score.Score;
import dev.ringfence.unit.OneLine;
import dev.ringfence.watch.Culprit;
import dev.ringfence.watch.Denial;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Denials for people. */
public final class DenialText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final String verb;

  /**
   * In the words of one mode.
   *
   * @param reportOnly they would be denied
   */
  public DenialText(boolean reportOnly) {
    this.verb = reportOnly ? "would be denied" : "denied";
  }

  /** A denial when it happens first: the operation, and each line that denies it. */
  public String fresh(Denial denial) {
    StringBuilder text = new StringBuilder();
    text.append(verb).append(": ").append(FactText.sentence(denial.fact())).append('\n');
    if (denial.culprits().isEmpty()) {
      text.append(
          "  by a filter that no line of the unit explains: the service may have its own\n");
    }
    for (Culprit culprit : denial.culprits()) {
      text.append("  by ")
          .append(OneLine.of(culprit.line()))
          .append(" (")
          .append(culprit.setting().location())
          .append(")\n    let through by ")
          .append(OneLine.of(culprit.change()))
          .append(", exposure +")
          .append(Score.tenths(culprit.cost()))
          .append('\n');
    }
    return text.toString();
  }

  /** All of them at the end, with how often. */
  public String summary(List<Denial> denials) {
    if (denials.isEmpty()) {
      return "nothing " + (verb.equals("denied") ? "was denied" : verb) + "\n";
    }
    StringBuilder text = new StringBuilder();
    text.append(denials.size())
        .append(denials.size() == 1 ? " operation " : " operations ")
        .append(verb)
        .append(":\n");
    for (Denial denial : denials) {
      Seen seen = denial.fact().seen();
      text.append("  ")
          .append(times(seen))
          .append("  ")
          .append(denial.directives())
          .append("  ")
          .append(OneLine.of(seen.process()))
          .append("  ")
          .append(denial.call())
          .append("  ")
          .append(denial.subject())
          .append('\n');
    }
    return text.toString();
  }

  private static String times(Seen seen) {
    return seen.count() == 1
        ? "once at " + TIME.format(seen.first())
        : seen.count()
            + " times from "
            + TIME.format(seen.first())
            + " to "
            + TIME.format(seen.last());
  }
}
