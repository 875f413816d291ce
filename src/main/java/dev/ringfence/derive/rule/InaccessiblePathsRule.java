package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.PathWords;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Places that hold other people's data and that it never looked at: where systemd's own words do
 * not reach, such as homes behind a symbolic link.
 */
final class InaccessiblePathsRule implements Rule {
  private static final String NAME = "InaccessiblePaths";
  private static final List<String> PLACES =
      List.of("/boot", "/efi", "/media", "/mnt", "/opt", "/srv");

  @Override
  public List<Verdict> judge(Evidence evidence) {
    List<Fact.File> files = evidence.facts(Fact.File.class);
    List<String> untouched = new ArrayList<>();
    evidence
        .surroundings()
        .link("/home")
        .filter(target -> target.startsWith("/"))
        .filter(target -> isUntouched(target, files))
        .ifPresent(untouched::add);
    PLACES.stream().filter(place -> isUntouched(place, files)).forEach(untouched::add);
    if (untouched.isEmpty()) {
      return List.of();
    }
    return List.of(
        evidence.unproven(
            Value.of(NAME, String.join(" ", untouched.stream().map(place -> "-" + place).toList())),
            "It never looked at " + String.join(", ", untouched) + ".",
            new Reason.Beyond("a change of its configuration can send it there at any time"),
            Level.HIGH,
            List.of()));
  }

  private static boolean isUntouched(String place, List<Fact.File> files) {
    return files.stream()
        .noneMatch(file -> Places.within(file.path(), place) || Places.within(file.asked(), place));
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    return evidence.unit().sets(NAME)
        ? OwnLimits.paths(evidence)
            .orElseGet(() -> new Standing.Enough("the unit has a list of its own"))
        : new Standing.Open();
  }

  @Override
  public Standing standing(Evidence evidence, List<Verdict> verdicts) {
    return OwnLimits.paths(evidence).orElseGet(Standing.Open::new);
  }

  /** Nothing opens a place below one that is inaccessible: the list is written without that one. */
  @Override
  public List<Refused> refused(Evidence evidence) {
    return Refused.by(
        OwnLimits.paths(evidence),
        fact -> {
          String rest =
              evidence.unit().words(NAME).stream()
                  .filter(word -> !(fact instanceof Fact.File file && hides(word, file)))
                  .map(PathWords::word)
                  .collect(Collectors.joining(" "));
          Assignment reset = new Assignment(NAME, "");
          return rest.isEmpty() ? List.of(reset) : List.of(reset, new Assignment(NAME, rest));
        });
  }

  private static boolean hides(String word, Fact.File file) {
    return Places.within(file.path(), OwnLimits.withoutPrefix(word));
  }
}
