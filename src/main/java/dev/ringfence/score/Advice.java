package dev.ringfence.score;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Level;
import dev.ringfence.linux.Capability;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to change first in a service: each change is tried on the unit and the whole score taken
 * again, so that what it implies is counted too.
 */
public final class Advice {
  /** Gains below a hundredth of a point are no reason to touch a unit. */
  private static final double LEAST_GAIN = 0.1;

  private final Unit unit;
  private final Scorer scorer;

  private Advice(Unit unit, Scorer scorer) {
    this.unit = unit;
    this.scorer = scorer;
  }

  /**
   * Changes that lower the exposure, those first that gain most for the risk they take; of a
   * directive with several values, the one that is worth most.
   */
  public static List<Suggestion> of(Unit unit, Scorer scorer) {
    return new Advice(unit, scorer).suggestions();
  }

  private List<Suggestion> suggestions() {
    if (!(ServiceReader.readLines(unit, scorer.systemd())
        instanceof ServiceReader.Reading.Loaded(ServiceState lines, var _))) {
      return List.of();
    }
    ServiceState state = lines.copy();
    if (!ServiceReader.finish(state).isEmpty()) {
      return List.of();
    }
    double now = scorer.tally(state).exact();
    Map<String, Suggestion> best = new HashMap<>();
    List<Suggestion> all = new ArrayList<>();
    for (String line : Tables.lines("changes.tsv")) {
      List<String> columns = Tables.split(line, '\t');
      String directive = columns.getFirst();
      String value = value(directive, columns.get(1), state);
      Optional<Level> breakage = breakage(directive, columns.get(2));
      boolean nothingLeft = value.isEmpty() && !columns.get(1).isEmpty();
      if (breakage.isEmpty() || nothingLeft) {
        continue;
      }
      double gain = now - exposureWith(directive, value, lines);
      if (gain < LEAST_GAIN) {
        continue;
      }
      Suggestion suggestion = new Suggestion(directive, value, gain, breakage.get());
      if (value.startsWith("~")) {
        all.add(suggestion);
      } else {
        best.merge(
            directive, suggestion, (one, other) -> one.worth() >= other.worth() ? one : other);
      }
    }
    all.addAll(best.values());
    all.sort(Advice::better);
    return all;
  }

  private static int better(Suggestion one, Suggestion other) {
    int worth = Double.compare(other.worth(), one.worth());
    return worth != 0 ? worth : one.line().compareTo(other.line());
  }

  /** Capabilities that are gone already need not be taken away again. */
  private static String value(String directive, String value, ServiceState state) {
    if (!directive.equals("CapabilityBoundingSet")) {
      return value;
    }
    StringBuilder left = new StringBuilder();
    for (String name : Tables.split(value.substring(1), ' ')) {
      boolean held =
          Capability.named(name).filter(each -> (state.boundingSet & each.bit()) != 0).isPresent();
      if (held) {
        left.append(left.isEmpty() ? "~" : " ").append(name);
      }
    }
    return left.toString();
  }

  private double exposureWith(String directive, String value, ServiceState lines) {
    ServiceState changed = lines.copy();
    boolean refused =
        !new ExecSettings(changed).assign(directive, value).isEmpty()
            || !ServiceReader.finish(changed).isEmpty();
    return refused ? Double.MAX_VALUE : scorer.tally(changed).exact();
  }

  /** How likely the change breaks something; empty when it cannot work here at all. */
  private Optional<Level> breakage(String directive, String risk) {
    return works(directive) ? Optional.of(level(risk)) : Optional.empty();
  }

  private static Level level(String risk) {
    return switch (risk.endsWith("!") ? risk.substring(0, risk.length() - 1) : risk) {
      case "low" -> Level.LOW;
      case "medium" -> Level.MEDIUM;
      case "high" -> Level.HIGH;
      case "very-high" -> Level.VERY_HIGH;
      default -> throw new IllegalStateException("no such risk: " + risk);
    };
  }

  private boolean works(String directive) {
    SystemdVersion version = scorer.systemd().version();
    if (unit.scope() == UnitScope.SYSTEM && Catalogue.isPlain(directive, version)) {
      return true;
    }
    Optional<Entry> known = Catalogue.find(directive).map(Directive::entry);
    return known.isEmpty() || (known.get().knownTo(version) && worksInScope(known.get()));
  }

  private boolean worksInScope(Entry entry) {
    UserUnits.Status inUserUnits = entry.userUnits().status();
    return unit.scope() == UnitScope.SYSTEM
        || (inUserUnits != UserUnits.Status.SYSTEM_ONLY
            && inUserUnits != UserUnits.Status.NO_EFFECT);
  }
}
