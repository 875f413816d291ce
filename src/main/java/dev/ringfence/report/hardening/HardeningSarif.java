package dev.ringfence.report.hardening;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.report.Sarif;
import dev.ringfence.report.SarifWriter;
import dev.ringfence.report.hardening.HardeningReport.Decision;
import dev.ringfence.report.probe.ProbeSarif;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report as SARIF 2.1.0: what the unit lacks and would work with is a failure, at the unit; the
 * rest of the decisions are told for completeness; probes are results at the drop-in.
 */
public final class HardeningSarif {
  private HardeningSarif() {}

  /**
   * Writes one log; the stream stays open.
   *
   * @param version of this program
   * @param fragment the unit's main file
   * @param dropIn where the drop-in was written
   */
  public static void write(
      HardeningReport report, String version, Path fragment, Path dropIn, OutputStream out) {
    List<Sarif.Rule> rules = new ArrayList<>(rules(report));
    rules.addAll(ProbeSarif.rules(report.probes()));
    try (SarifWriter sarif = new SarifWriter(out, version, rules)) {
      for (Decision decision : report.decisions()) {
        sarif.add(result(report.unit(), decision, new Sarif.Place.WholeFile(fragment)));
      }
      ProbeSarif.results(report.probes(), _ -> new Sarif.Place.WholeFile(dropIn))
          .forEach(sarif::add);
    }
  }

  private static List<Sarif.Rule> rules(HardeningReport report) {
    Map<String, Sarif.Rule> rules = new LinkedHashMap<>();
    for (Decision decision : report.decisions()) {
      String name = name(decision);
      rules.put(
          name,
          new Sarif.Rule(
              id(decision),
              "The strictest " + name + "= under which the service works",
              Catalogue.find(name).map(directive -> directive.entry().summary()).orElse(name),
              Sarif.Level.NOTE));
    }
    return List.copyOf(rules.values());
  }

  private static Sarif.Result result(String unit, Decision decision, Sarif.Place place) {
    String told = decision.setting() + ": " + decision.choice().words() + ". " + decision.reason();
    return switch (decision.choice()) {
      case CHOSEN ->
          new Sarif.Result(
              id(decision),
              decision.impact().endsWith("high") ? Sarif.Level.WARNING : Sarif.Level.NOTE,
              unit + " works with " + decision.setting() + " and lacks it. " + decision.reason(),
              place,
              List.of());
      case KEPT -> Sarif.Result.of(id(decision), Sarif.Kind.PASS, told, place);
      case FORBIDDEN -> Sarif.Result.of(id(decision), Sarif.Kind.INFORMATIONAL, told, place);
      case UNPROVEN -> Sarif.Result.of(id(decision), Sarif.Kind.OPEN, told, place);
      case NOT_HERE -> Sarif.Result.of(id(decision), Sarif.Kind.NOT_APPLICABLE, told, place);
    };
  }

  private static String id(Decision decision) {
    return "directive/" + name(decision);
  }

  private static String name(Decision decision) {
    return decision.setting().substring(0, decision.setting().indexOf('='));
  }
}
