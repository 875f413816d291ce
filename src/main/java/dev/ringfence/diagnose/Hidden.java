package dev.ringfence.diagnose;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Files that a sandbox hides: not there for the service, which finds them without its sandbox. What
 * kind of file it is nobody can say of one that is not there, so paths alone are compared.
 */
final class Hidden {
  private static final Set<String> NOT_THERE =
      Set.of("ENOENT", "ENOTDIR", "ENXIO", "ENODEV", "ECONNREFUSED");

  private final Set<String> found = new HashSet<>();

  /** By what was found without the sandbox. */
  Hidden(List<Fact> worked) {
    for (Fact fact : worked) {
      if (fact instanceof Fact.File file && file.seen().outcome().succeeded()) {
        found.add(file.path());
        found.add(file.asked());
      }
      if (fact instanceof Fact.UnixSocket socket && socket.seen().outcome().succeeded()) {
        found.add(socket.path());
      }
    }
  }

  /** Which of these facts are about hidden files. */
  List<Fact> in(List<Fact> facts) {
    return facts.stream().filter(this::isHidden).toList();
  }

  private boolean isHidden(Fact fact) {
    return fact.seen().outcome() instanceof Outcome.Failed(String errno)
        && NOT_THERE.contains(errno)
        && ((fact instanceof Fact.File file && found.contains(file.path()))
            || (fact instanceof Fact.UnixSocket socket && found.contains(socket.path())));
  }
}
