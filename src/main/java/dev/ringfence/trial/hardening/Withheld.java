package dev.ringfence.trial.hardening;

import dev.ringfence.clone.Clone;
import dev.ringfence.observe.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a clone refuses whatever the sandbox, because nobody in it has the capability: setting the
 * clock, reading the kernel's log. On its host the service may do it, so it counts as needed when
 * planning, and as no denial in a trial.
 */
final class Withheld {
  private final Set<Ask> asks = new HashSet<>();

  /** In the facts of one run, or of several. */
  Withheld(List<Fact> facts) {
    for (Fact fact : facts) {
      if (fact instanceof Fact.Capability capability
          && Ask.isRefused(fact)
          && lacks(capability.name())) {
        asks.add(Ask.of(fact));
      }
    }
  }

  /** The facts as the service's host would have let them happen. */
  List<Fact> asOnItsHost(List<Fact> facts) {
    return facts.stream().map(fact -> isOfTheClone(fact) ? Denials.allowed(fact) : fact).toList();
  }

  /** The facts without what the clone refuses. */
  List<Fact> without(List<Fact> facts) {
    return facts.stream().filter(fact -> !isOfTheClone(fact)).toList();
  }

  private boolean isOfTheClone(Fact fact) {
    return Ask.isRefused(fact)
        && asks.contains(Ask.of(fact))
        && (!(fact instanceof Fact.Capability capability) || lacks(capability.name()));
  }

  private static boolean lacks(String capability) {
    return Clone.withheldCapabilities().contains(capability);
  }
}
