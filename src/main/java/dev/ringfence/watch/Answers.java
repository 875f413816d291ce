package dev.ringfence.watch;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Denial;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.observe.Outcome;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which directives can have given an answer, by what the catalogue says of each. */
final class Answers {
  /** What a call answers whose packets nobody answers. */
  private static final Set<String> NO_ANSWER = Set.of("EINPROGRESS", "ETIMEDOUT", "EINTR");

  private static final String FILTER = "SystemCallFilter";

  /** They bring a filter beside what is in their names. */
  private static final Set<String> WITH_FILTER = Set.of("ProtectHostname", "PrivateDevices");

  private Answers() {}

  /** Whether this directive of the unit can have given this answer. */
  static boolean canBe(String directive, Outcome outcome, Unit unit) {
    Optional<Entry> entry = Catalogue.find(directive).map(known -> known.entry());
    return entry.isPresent()
        && switch (outcome) {
          case Outcome.Ok() -> false;
          case Outcome.Failed(String errno) ->
              fails(entry.get(), errno)
                  || (NO_ANSWER.contains(errno) && says(entry.get(), new Signal.TimesOut()));
          case Outcome.DeniedBySeccomp(String action) ->
              directive.equals(FILTER)
                  ? filterAnswers(action, unit)
                  : isFilter(entry.get())
                      && (action.equals("kill")
                          ? says(entry.get(), new Signal.Killed("SIGSYS"))
                          : fails(entry.get(), action));
        };
  }

  private static boolean isFilter(Entry entry) {
    return entry.buildFeatures().contains(BuildFeature.SECCOMP)
        || WITH_FILTER.contains(entry.name());
  }

  private static boolean fails(Entry entry, String errno) {
    return says(entry, new Signal.CallFails(errno));
  }

  private static boolean says(Entry entry, Signal signal) {
    return entry.denials().stream().map(Denial::signal).anyMatch(signal::equals);
  }

  /** As SystemCallErrorNumber= says, or the filter itself of some calls. */
  private static boolean filterAnswers(String action, Unit unit) {
    List<Setting> numbers = unit.settings("Service", "SystemCallErrorNumber");
    String usual =
        numbers.isEmpty() || numbers.getLast().value().isEmpty()
            ? "kill"
            : numbers.getLast().value();
    return action.equals(usual)
        || unit.settings("Service", FILTER).stream()
            .anyMatch(line -> line.value().contains(":" + action));
  }
}
