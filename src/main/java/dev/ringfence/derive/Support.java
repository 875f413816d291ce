package dev.ringfence.derive;

import dev.ringfence.derive.evidence.Surroundings;
import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Entry;
import java.util.Optional;

/** Whether a systemd does anything at all with a directive. */
final class Support {
  private Support() {}

  /** Why it does not, in a sentence; empty when it does. */
  static Optional<String> missing(String directive, Surroundings surroundings) {
    Optional<Directive> known = Catalogue.find(directive);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Entry entry = known.get().entry();
    if (!entry.knownTo(surroundings.systemd().version())) {
      return Optional.of(
          "systemd %s does not know it: it came with %d."
              .formatted(surroundings.systemd().version(), entry.since()));
    }
    for (BuildFeature feature : entry.buildFeatures()) {
      if (!surroundings.systemd().features().has(feature.name())) {
        return Optional.of(
            "This systemd was built without " + feature + ", so it would do nothing.");
      }
    }
    return Optional.empty();
  }
}
