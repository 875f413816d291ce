package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.PathWords;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the mounts that a unit lists itself refuse: places made read-only, and places covered by an
 * empty file system. No plan chooses these, so that they have no rule.
 */
public final class OwnMounts {
  private static final String EMPTY = "TemporaryFileSystem";

  /** File systems of the kernel's that systemd mounts again wherever they are covered. */
  private static final List<String> INTERFACES = List.of("/dev", "/proc", "/sys");

  private OwnMounts() {}

  /** What they refuse of what was seen. */
  public static List<Refused> refused(Evidence evidence) {
    List<Refused> refused = new ArrayList<>();
    Set<String> made = new HashSet<>();
    for (Fact.File file : evidence.done(Fact.File.class)) {
      if (file.access() == FileAccess.CREATE) {
        made.add(file.path());
      }
    }
    for (Fact.File file : evidence.done(Fact.File.class)) {
      if (file.access().changes()) {
        readOnly("ReadOnlyPaths", false, "ReadWritePaths", file, evidence, refused);
        readOnly("BindReadOnlyPaths", true, "BindPaths", file, evidence, refused);
      }
      if (!made.contains(file.path())) {
        covered(file, evidence, refused);
      }
    }
    return refused;
  }

  private static void readOnly(
      String directive,
      boolean targets,
      String opening,
      Fact.File file,
      Evidence evidence,
      List<Refused> refused) {
    int depth = OwnLimits.innermost(file.path(), places(directive, targets, evidence));
    List<String> open = new ArrayList<>(places("BindPaths", true, evidence));
    open.addAll(places("ReadWritePaths", false, evidence));
    if (depth >= 0
        && OwnLimits.innermost(file.path(), open) < depth
        && PathWords.canBeWritten(file.path())) {
      String place =
          file.access() == FileAccess.WRITE || file.whole()
              ? file.path()
              : Places.parent(file.path());
      refused.add(
          Refused.by(
              evidence.unit().last(directive).orElseThrow(), file, opening, PathWords.word(place)));
    }
  }

  private static void covered(Fact.File file, Evidence evidence, List<Refused> refused) {
    List<String> covers = places(EMPTY, false, evidence);
    int depth = OwnLimits.innermost(file.path(), covers);
    List<String> bound = new ArrayList<>(places("BindPaths", true, evidence));
    bound.addAll(places("BindReadOnlyPaths", true, evidence));
    boolean there =
        covers.contains(file.path())
            || INTERFACES.stream().anyMatch(place -> Places.within(file.path(), place))
            // The way to what is bound in is made with it.
            || bound.stream().anyMatch(place -> Places.within(place, file.path()));
    if (depth >= 0
        && !there
        && OwnLimits.innermost(file.path(), bound) < depth
        && PathWords.canBeWritten(file.path())) {
      refused.add(
          Refused.by(
              evidence.unit().last(EMPTY).orElseThrow(),
              file,
              file.access().changes() ? "BindPaths" : "BindReadOnlyPaths",
              PathWords.word(file.path())));
    }
  }

  /** The paths of a list; of bind mounts ({@code SOURCE:TARGET:OPTIONS}) those they appear at. */
  private static List<String> places(String directive, boolean targets, Evidence evidence) {
    List<String> places = new ArrayList<>();
    for (String word : evidence.unit().words(directive)) {
      String[] parts = OwnLimits.withoutPrefix(word).split(":", 3);
      places.add(parts[targets && parts.length > 1 && !parts[1].isEmpty() ? 1 : 0]);
    }
    return places;
  }
}
