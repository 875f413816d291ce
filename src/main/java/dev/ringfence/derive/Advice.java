package dev.ringfence.derive;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a plan does not do by itself, because it takes a person: who the service runs as. */
final class Advice {
  private Advice() {}

  static List<String> of(Evidence evidence) {
    List<String> advice = new ArrayList<>();
    if (evidence.unit().asRoot()) {
      Optional<Fact.Identity> dropped =
          evidence.done(Fact.Identity.class, it -> it.what().equals("user") && it.id() != 0);
      Optional<Fact.Capability> used = evidence.done(Fact.Capability.class, _ -> true);
      if (dropped.isPresent()) {
        advice.add(
            "It starts as root and then becomes user "
                + dropped.get().id()
                + " by itself. If the program can start as that user, User= with the few"
                + " AmbientCapabilities= it needs is safer.");
      } else if (used.isEmpty()) {
        advice.add(
            "It runs as root and used none of root's capabilities: User= with a user of its own, or"
                + " DynamicUser=yes with StateDirectory= for its data, would take root away from"
                + " it.");
      }
    }
    return advice;
  }
}
