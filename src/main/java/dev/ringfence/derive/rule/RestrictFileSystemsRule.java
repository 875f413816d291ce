package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The types of file systems that were used. It needs a kernel whose list of security modules has
 * {@code bpf}; elsewhere systemd ignores it with a warning, and it is not decided on.
 */
final class RestrictFileSystemsRule implements Rule {
  private static final String NAME = "RestrictFileSystems";

  /** Not the numbers of unknown ones, and nothing that a unit file would read as more words. */
  private static final Pattern NAMED = Pattern.compile("(?!0x)[a-z0-9_.-]+");

  @Override
  public List<Verdict> judge(Evidence evidence) {
    if (!evidence.surroundings().securityModules().contains("bpf")) {
      return List.of();
    }
    Map<String, Fact> used = new TreeMap<>();
    for (Fact.File file : evidence.done(Fact.File.class)) {
      if (isNamed(file.filesystem())) {
        used.putIfAbsent(file.filesystem(), file);
      }
    }
    if (used.isEmpty()) {
      return List.of();
    }
    return List.of(
        evidence.unproven(
            Value.of(NAME, String.join(" ", used.keySet())),
            "It opened files on no other types of file systems.",
            new Reason.RarePath("a type that was only looked at, and not opened, is not recorded"),
            Level.HIGH,
            List.copyOf(used.values())));
  }

  /** Whether a type of file systems is known by a name. */
  static boolean isNamed(String type) {
    return NAMED.matcher(type).matches();
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    return evidence.unit().sets(NAME)
        ? OwnLimits.fileSystems(evidence)
            .orElseGet(() -> new Standing.Enough("the unit has a list of file systems of its own"))
        : new Standing.Open();
  }

  @Override
  public List<Refused> refused(Evidence evidence) {
    return evidence.surroundings().securityModules().contains("bpf")
        ? Refused.by(
            OwnLimits.fileSystems(evidence),
            fact ->
                fact instanceof Fact.File file
                    ? List.of(new Assignment(NAME, file.filesystem()))
                    : List.of())
        : List.of();
  }
}
