package dev.ringfence.derive;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.entry.Topic;
import java.util.Comparator;

/** The order in which a plan is read: by the catalogue's topics, then by name. */
final class Topics {
  static final Comparator<Decision> ORDER =
      Comparator.comparing((Decision decision) -> of(decision.directive()))
          .thenComparing(Decision::directive);

  private Topics() {}

  static Topic of(String directive) {
    return Catalogue.find(directive).map(found -> found.entry().topic()).orElse(Topic.KERNEL);
  }
}
