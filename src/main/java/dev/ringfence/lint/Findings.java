package dev.ringfence.lint;

import dev.ringfence.unit.Setting;
import java.util.ArrayList;
import java.util.List;

/** Where a rule puts what it finds. */
public final class Findings {
  private final RuleCard card;
  private final List<Finding> found = new ArrayList<>();

  Findings(RuleCard card) {
    this.card = card;
  }

  /** A mistake in a setting, of the rule's usual severity. */
  public void add(Setting setting, String message, Fix fix) {
    add(card.severity(), setting, message, fix);
  }

  /** A mistake in a setting. */
  public void add(Severity severity, Setting setting, String message, Fix fix) {
    add(severity, Finding.Place.of(setting), message, fix);
  }

  /** A mistake anywhere. */
  public void add(Severity severity, Finding.Place place, String message, Fix fix) {
    found.add(new Finding(card.id(), severity, place, message, fix));
  }

  List<Finding> found() {
    return found;
  }
}
