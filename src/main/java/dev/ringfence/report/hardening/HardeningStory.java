package dev.ringfence.report.hardening;

import dev.ringfence.derive.Decision;
import dev.ringfence.derive.Plan;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.observe.FactText;
import dev.ringfence.report.hardening.HardeningReport.Choice;
import dev.ringfence.report.hardening.HardeningReport.Exposure;
import dev.ringfence.report.hardening.HardeningReport.Machine;
import dev.ringfence.report.hardening.HardeningReport.TrialLine;
import dev.ringfence.report.hardening.HardeningReport.WorkloadLine;
import dev.ringfence.trial.hardening.HardeningResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Turns what came of a hardening into the report of it. */
public final class HardeningStory {
  private HardeningStory() {}

  /** The report of a plan that works. */
  public static HardeningReport of(
      HardeningResult.Works works,
      Machine machine,
      WorkloadLine workload,
      Exposure before,
      Exposure after,
      String deployCommand,
      double seconds) {
    Plan plan = works.plan();
    return new HardeningReport(
        plan.unit(),
        "works",
        plan.unit()
            + " works under this sandbox: "
            + (workload.given() ? "its workload passed" : "it stayed up")
            + " and nothing was refused that was not refused before.",
        machine,
        workload,
        before,
        after,
        works.dropIn(),
        deployCommand,
        decisions(plan),
        trials(works.attempts()),
        works.probes(),
        plan.gaps().stream().map(Reason::text).map(HardeningStory::sentence).toList(),
        seconds);
  }

  /** The report when no plan worked. */
  public static HardeningReport of(
      HardeningResult.Unhardened unhardened,
      String unit,
      Machine machine,
      WorkloadLine workload,
      Exposure before,
      double seconds) {
    return new HardeningReport(
        unit,
        "unhardened",
        unit + " stays as it is: " + unhardened.reason() + ".",
        machine,
        workload,
        before,
        before,
        "",
        "",
        List.of(),
        trials(unhardened.attempts()),
        List.of(),
        List.of(),
        seconds);
  }

  private static List<TrialLine> trials(List<HardeningResult.Attempt> attempts) {
    return attempts.stream()
        .map(attempt ->
            new TrialLine(
                attempt.name(),
                attempt.outcome(),
                attempt.consequence(),
                attempt.denied(),
                attempt.milliseconds()))
        .toList();
  }

  private static List<HardeningReport.Decision> decisions(Plan plan) {
    List<HardeningReport.Decision> lines = new ArrayList<>();
    for (Decision decision : plan.decisions()) {
      switch (decision.choice()) {
        case Decision.Choice.Take(Value value, Verdict verdict) ->
            lines.add(
                line(
                    decision,
                    value.toString(),
                    Choice.CHOSEN,
                    verdict.sentence() + notStricter(decision),
                    evidence(verdict)));
        case Decision.Choice.Pinned(Value value) ->
            lines.add(line(decision, value.toString(), Choice.CHOSEN, "You asked for it."));
        case Decision.Choice.Enough(Value value, String how) ->
            lines.add(line(decision, value.toString(), Choice.KEPT, how));
        case Decision.Choice.Clash(var setting, Verdict.Breaks evidence) ->
            lines.add(
                line(
                    decision,
                    setting.key() + "=" + setting.value(),
                    Choice.FORBIDDEN,
                    "The unit sets it, but: " + FactText.sentence(evidence.fact()) + "."));
        case Decision.Choice.Leave(String why) -> lines.add(left(decision, why));
      }
    }
    return lines;
  }

  private static HardeningReport.Decision left(Decision decision, String why) {
    if (decision.verdicts().isEmpty()) {
      return line(decision, decision.directive() + "=", Choice.NOT_HERE, why);
    }
    Verdict last = decision.verdicts().getLast();
    Choice choice = last instanceof Verdict.Breaks ? Choice.FORBIDDEN : Choice.UNPROVEN;
    return line(decision, last.value().toString(), choice, why);
  }

  /** Why no stricter value was taken. */
  private static String notStricter(Decision decision) {
    StringBuilder text = new StringBuilder();
    for (Verdict.Breaks breaks : decision.against()) {
      text.append(" Not ").append(breaks.value()).append(": ").append(breaks.sentence());
    }
    return text.toString();
  }

  private static List<String> evidence(Verdict verdict) {
    return verdict.facts().stream().map(FactText::sentence).distinct().toList();
  }

  private static HardeningReport.Decision line(
      Decision decision, String setting, Choice choice, String reason) {
    return line(decision, setting, choice, reason, List.of());
  }

  private static HardeningReport.Decision line(
      Decision decision, String setting, Choice choice, String reason, List<String> evidence) {
    Entry entry = Catalogue.find(decision.directive()).orElseThrow().entry();
    return new HardeningReport.Decision(
        entry.topic().title(),
        setting,
        choice,
        reason,
        evidence,
        word(entry.rating().impact()),
        word(entry.rating().breakage()));
  }

  private static String word(Enum<?> level) {
    return level.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }
}
