package dev.ringfence.derive;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Observation;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.Stage;
import dev.ringfence.unit.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Whether a profile is worth a plan. A program that never ran, or was only seen to fail, needs
 * nothing, and would get the strictest sandbox of all.
 */
final class Worth {
  private Worth() {}

  /** Why no plan can be made; empty when one can. */
  static Optional<String> refusal(Profile profile, Unit unit) {
    if (!unit.name().type().equals("service")) {
      return Optional.of(unit.name() + " is no service: only services are sandboxed");
    }
    String name = unit.name().toString();
    if (!profile.unit().isEmpty() && !profile.unit().equals(name)) {
      return Optional.of("the profile is of " + profile.unit() + ", not of " + name);
    }
    if (profile.facts().isEmpty()) {
      return Optional.of(
          "the profile has nothing in it: observe " + name + " while it runs and works");
    }
    List<Observation> observations = profile.coverage().observations();
    boolean failed =
        observations.stream().anyMatch(one -> one.result() == Observation.Result.FAILED);
    boolean worked =
        observations.stream().anyMatch(one -> one.result() == Observation.Result.WORKED);
    if (failed && !worked) {
      return Optional.of(
          name + " did not work while it was observed: make it work first, then observe it again");
    }
    if (profile.facts().stream().noneMatch(Worth::isOfTheService)) {
      return Optional.of(
          "the profile has nothing of the service itself in it, only of what runs before and after"
              + ": observe "
              + name
              + " while it runs and works");
    }
    return Optional.empty();
  }

  private static boolean isOfTheService(Fact fact) {
    Stage.Kind kind = fact.seen().stage().kind();
    return fact.seen().outcome().succeeded()
        && (kind == Stage.Kind.EXEC_START || kind == Stage.Kind.UNKNOWN);
  }
}
