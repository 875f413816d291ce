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
import dev.ringfence.observe.FileAccess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Nothing may be executed but the programs that were run, with their interpreters and libraries:
 * the dynamic linker is opened by no system call and would be forgotten. Libraries are allowed by
 * their directory, because an upgrade renames them.
 */
final class NoExecPathsRule implements Rule {
  private static final String NAME = "NoExecPaths";
  private static final String EXCEPT = "ExecPaths";
  private static final List<String> LIBRARIES =
      List.of("/usr/lib", "/usr/lib64", "/usr/lib32", "/usr/libexec", "/lib", "/lib64", "/lib32");

  /** A service that runs more programs than this runs whatever it is told to. */
  private static final int MOST = 12;

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Value all = Value.of(NAME, "/");
    TreeMap<String, Fact> executed = new TreeMap<>();
    executed(evidence).forEach((path, fact) -> executed.putIfAbsent(generalized(path), fact));
    List<Fact> support = List.copyOf(executed.values());
    Optional<Fact> one = Evidence.telling(support);
    if (one.isEmpty()) {
      return List.of();
    }
    if (executed.size() > MOST) {
      return List.of(
          new Verdict.Breaks(
              all, one.get(), "need a list of all " + executed.size() + " programs it ran"));
    }
    return List.of(
        evidence.unproven(
            all.and(
                EXCEPT, String.join(" ", executed.keySet().stream().map(PathWords::word).toList())),
            "It executed nothing else.",
            new Reason.RarePath(
                "a program that it runs only now and then, or after an upgrade, would not start"),
            Level.HIGH,
            support));
  }

  /** Every file that was executed or mapped to be, with the fact. */
  private static Map<String, Fact> executed(Evidence evidence) {
    Map<String, Fact> executed = new LinkedHashMap<>();
    for (Fact.Child child : evidence.done(Fact.Child.class)) {
      add(child.program(), child, executed);
      add(child.interpreter(), child, executed);
      child.libraries().forEach(library -> add(library, child, executed));
    }
    executedFiles(evidence).forEach(executed::putIfAbsent);
    return executed;
  }

  private static Map<String, Fact> executedFiles(Evidence evidence) {
    Map<String, Fact> executed = new LinkedHashMap<>();
    for (Fact.File file : evidence.done(Fact.File.class)) {
      if (file.access() == FileAccess.EXECUTE || file.access() == FileAccess.MAP_EXECUTABLE) {
        add(file.path(), file, executed);
      }
    }
    return executed;
  }

  private static void add(String path, Fact fact, Map<String, Fact> to) {
    if (path.startsWith("/") && PathWords.canBeWritten(path)) {
      to.putIfAbsent(path, fact);
    }
  }

  /** A library by its directory. */
  private static String generalized(String path) {
    return LIBRARIES.stream().filter(place -> Places.within(path, place)).findFirst().orElse(path);
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    return evidence.unit().sets(NAME) || evidence.unit().sets(EXCEPT)
        ? OwnLimits.executed(evidence, executed(evidence))
            .orElseGet(() -> new Standing.Enough("the unit has lists of its own"))
        : new Standing.Open();
  }

  @Override
  public Standing standing(Evidence evidence, List<Verdict> verdicts) {
    return OwnLimits.executed(evidence, executed(evidence)).orElseGet(Standing.Open::new);
  }

  /** What a program needs beside itself is mapped, and seen by itself. */
  @Override
  public List<Refused> refused(Evidence evidence) {
    return Refused.by(
        OwnLimits.executed(evidence, executedFiles(evidence)),
        fact ->
            fact instanceof Fact.File file
                ? List.of(new Assignment(EXCEPT, PathWords.word(generalized(file.path()))))
                : List.of());
  }
}
