package dev.ringfence.jail;

import dev.ringfence.derive.evidence.Places;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a jail hid from the service: what it looked for in vain that is there outside, and did not
 * look for in vain before. Facts name what was found by its real path, and what was not found by
 * the path that was asked for, so that only a trial shows the links on the way.
 */
final class Hidden {
  private static final Set<String> ABSENT = Set.of("ENOENT", "ENOTDIR", "ENXIO", "ENODEV");
  private static final Set<String> READ_ONLY = Set.of("EROFS", "EACCES", "EPERM");

  private final Set<String> before = new HashSet<>();

  /** Against what failed without a jail. */
  Hidden(List<Fact> baseline) {
    for (Fact fact : baseline) {
      if (fact.seen().outcome() instanceof Outcome.Failed) {
        ServiceNeeds.of(fact).ifPresent(need -> before.add(deed(need)));
      }
    }
  }

  /** What the jail has to hold besides, by what failed in it. */
  List<Need> in(List<Fact> facts, Jail jail, Tree tree) {
    List<Need> hidden = new ArrayList<>();
    for (Fact fact : facts) {
      Optional<Need> need = ServiceNeeds.of(fact);
      if (need.isPresent()
          && fact.seen().outcome() instanceof Outcome.Failed(String errno)
          && !before.contains(deed(need.get()))
          && isThere(fact, need.get(), errno, tree)) {
        Need missed =
            new Need(
                need.get().path(), need.get().use(), need.get().why() + " (missed without it)");
        for (String name : names(missed.path(), jail, tree)) {
          hidden.add(ServiceNeeds.nameable(missed.at(name)));
        }
      }
    }
    return hidden;
  }

  /**
   * The names by which it may have been asked for. What is in the jail already was missed under a
   * name that leads through a link in the root directory, as /bin is one.
   */
  private static List<String> names(String path, Jail jail, Tree tree) {
    List<String> names = new ArrayList<>(tree.names(path));
    if (jail.binds().stream().anyMatch(bind -> bind.covers(path))) {
      tree.linksInRoot()
          .forEach((link, target) -> {
            if (Places.within(path, target)) {
              names.add(link + path.substring(target.length()));
            }
          });
    }
    return names;
  }

  private static boolean isThere(Fact fact, Need need, String errno, Tree tree) {
    if (need.path().equals("/")) {
      return false;
    }
    if (READ_ONLY.contains(errno)) {
      return need.use().changes() && errno.equals("EROFS");
    }
    boolean makes =
        need.use() == Use.MAKE
            || (fact instanceof Fact.File file && file.access() == FileAccess.WRITE);
    return ABSENT.contains(errno)
        && (tree.exists(need.path()) || (makes && tree.exists(Places.parent(need.path()))));
  }

  private static String deed(Need need) {
    return need.use() + " " + need.path();
  }
}
