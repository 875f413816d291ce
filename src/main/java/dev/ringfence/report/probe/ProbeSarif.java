package dev.ringfence.report.probe;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.report.Sarif;
import dev.ringfence.trial.probe.Probed;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Probes in the words of SARIF: a rule for each directive, and a result that passes or fails. */
public final class ProbeSarif {
  private ProbeSarif() {}

  /** The rules that these probes are instances of. */
  public static List<Sarif.Rule> rules(List<Probed> probes) {
    List<Sarif.Rule> rules = new ArrayList<>();
    for (Probed probed : probes) {
      rules.add(
          new Sarif.Rule(
              id(probed),
              probed.directive() + "= refuses what it forbids",
              Catalogue.find(probed.directive())
                  .map(directive -> directive.entry().summary())
                  .orElse(probed.directive()),
              Sarif.Level.WARNING));
    }
    return rules;
  }

  /** Their results, each at the line of the unit that sets the directive. */
  public static List<Sarif.Result> results(List<Probed> probes, Unit unit) {
    return results(
        probes,
        probed -> {
          List<Setting> settings = unit.settings("Service", probed.directive());
          return settings.isEmpty()
              ? new Sarif.Place.WholeFile(unit.fragment())
              : new Sarif.Place.Line(settings.getLast().location());
        });
  }

  /** Their results, each at a place of the caller's choice. */
  public static List<Sarif.Result> results(
      List<Probed> probes, Function<Probed, Sarif.Place> places) {
    List<Sarif.Result> results = new ArrayList<>();
    for (Probed probed : probes) {
      Sarif.Place place = places.apply(probed);
      String message = probed.setting() + ": " + probed.result().sentence();
      results.add(
          switch (probed.result()) {
            case Probed.Result.Bites _ ->
                Sarif.Result.of(id(probed), Sarif.Kind.PASS, message, place);
            case Probed.Result.NotTestable _ ->
                Sarif.Result.of(id(probed), Sarif.Kind.OPEN, message, place);
            case Probed.Result.DoesNothing _ ->
                new Sarif.Result(id(probed), Sarif.Level.WARNING, message, place, List.of());
          });
    }
    return results;
  }

  private static String id(Probed probed) {
    return "probe/" + probed.directive();
  }
}
