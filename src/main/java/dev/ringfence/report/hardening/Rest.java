package dev.ringfence.report.hardening;

import dev.ringfence.derive.Decision;
import dev.ringfence.derive.Plan;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.FactText;
import dev.ringfence.score.Assessment;
import dev.ringfence.score.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left of a service's exposure under a plan, and why it cannot go.
 *
 * @param directive by systemd's spelling
 * @param points its part of the overall exposure, 0 to 10; parts add up but for rounding
 * @param why a sentence each: the facts that stand against more, or what the plan says of it
 */
public record Rest(String directive, double points, List<String> why) {
  /** Facts told of one directive; the drop-in has more. */
  private static final int MOST = 3;

  public Rest {
    why = List.copyOf(why);
  }

  /** Every directive that the score still holds against the service, the heaviest first. */
  public static List<Rest> of(Plan plan, Score after) {
    double all =
        after.assessments().stream()
            .filter(Assessment::applies)
            .mapToDouble(Assessment::weight)
            .sum();
    Map<String, Double> points = new LinkedHashMap<>();
    for (Assessment row : after.assessments()) {
      if (row.applies() && !row.isGood()) {
        double part = 10.0 * row.badness() * row.weight() / row.range() / all;
        points.merge(row.row().id().split("[=/]", 2)[0], part, Double::sum);
      }
    }
    List<Rest> rest = new ArrayList<>();
    points.forEach((directive, part) -> rest.add(new Rest(directive, part, why(directive, plan))));
    rest.sort(Comparator.comparingDouble(Rest::points).reversed());
    return rest;
  }

  private static List<String> why(String directive, Plan plan) {
    return switch (directive) {
      case "RootDirectory" -> List.of("A root directory of its own is what ringfence jail makes.");
      case "DeviceAllow" ->
          List.of("ProtectClock=yes allows reading the real-time clock, which the score counts.");
      default -> plan.decision(directive).map(Rest::why).orElse(List.of());
    };
  }

  private static List<String> why(Decision decision) {
    List<String> against = decision.against().stream().map(Verdict.Breaks::sentence).toList();
    return switch (decision.choice()) {
      case Decision.Choice.Leave(String why) -> List.of(why);
      case Decision.Choice.Enough(_, String how) -> List.of(how);
      case Decision.Choice.Pinned(_) -> List.of("You asked for it.");
      case Decision.Choice.Clash(var setting, Verdict.Breaks evidence) ->
          List.of("The unit sets " + setting.key() + "= itself. " + evidence.sentence());
      case Decision.Choice.Take(_, Verdict verdict) ->
          against.isEmpty() ? told(verdict) : against.stream().limit(MOST).toList();
    };
  }

  private static List<String> told(Verdict verdict) {
    return verdict.facts().stream().map(FactText::sentence).distinct().limit(MOST).toList();
  }
}
