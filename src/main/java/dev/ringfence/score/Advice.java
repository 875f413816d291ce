package dev.ringfence.score;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.linux.Capability;
import dev.ringfence.unit.Location;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitScope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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

  private static final Path IMAGINED = Path.of("/ringfence-advice.conf");

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
    if (!(ServiceReader.read(unit, scorer.systemd())
        instanceof ServiceReader.Reading.Loaded(ServiceState state, var _))) {
      return List.of();
    }
    double now = scorer.tally(state).exact();
    Map<String, Suggestion> best = new HashMap<>();
    List<Suggestion> all = new ArrayList<>();
    for (String line : Tables.lines("changes.tsv")) {
      List<String> columns = Tables.split(line, '\t');
      String directive = columns.getFirst();
      String value = value(directive, columns.get(1), state);
      Optional<Level> breakage = breakage(directive, value, columns.get(2));
      boolean nothingLeft = value.isEmpty() && !columns.get(1).isEmpty();
      if (breakage.isEmpty() || nothingLeft) {
        continue;
      }
      double gain = now - exposureWith(directive, value);
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
    all.sort(
        Comparator.comparingDouble(Suggestion::worth).reversed().thenComparing(Suggestion::line));
    return all;
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

  private double exposureWith(String directive, String value) {
    List<Setting> settings = new ArrayList<>(unit.settings());
    settings.add(new Setting("Service", directive, value, new Location(IMAGINED, 1)));
    Unit changed =
        new Unit(
            unit.name(),
            unit.aliases(),
            unit.scope(),
            unit.fragment(),
            unit.dropIns(),
            settings,
            unit.specifiers(),
            unit.problems());
    return switch (ServiceReader.read(changed, scorer.systemd())) {
      case ServiceReader.Reading.Loaded(ServiceState state, var _) -> scorer.tally(state).exact();
      case ServiceReader.Reading.Refused _ -> Double.MAX_VALUE;
    };
  }

  /** How likely the change breaks something; empty when it cannot work here at all. */
  private Optional<Level> breakage(String directive, String value, String own) {
    Optional<Entry> known = Catalogue.find(directive).map(Directive::entry);
    if (known.isPresent() && !works(known.get())) {
      return Optional.empty();
    }
    return switch (own) {
      case "low" -> Optional.of(Level.LOW);
      case "medium" -> Optional.of(Level.MEDIUM);
      case "high" -> Optional.of(Level.HIGH);
      case "very-high" -> Optional.of(Level.VERY_HIGH);
      default -> known.map(entry -> rating(entry, value).breakage());
    };
  }

  private boolean works(Entry entry) {
    if (!entry.knownTo(scorer.systemd().version())) {
      return false;
    }
    UserUnits.Status inUserUnits = entry.userUnits().status();
    return unit.scope() == UnitScope.SYSTEM
        || (inUserUnits != UserUnits.Status.SYSTEM_ONLY
            && inUserUnits != UserUnits.Status.NO_EFFECT);
  }

  private static Rating rating(Entry entry, String value) {
    for (Grade grade : entry.grades()) {
      if (grade.written().equals(value)) {
        return entry.rating(grade);
      }
    }
    return entry.rating();
  }
}
