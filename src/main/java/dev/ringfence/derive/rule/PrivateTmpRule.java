package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whatever lies in /tmp or /var/tmp and was not made by the service itself is against it, and so is
 * a socket there, which is for others to reach, and a listing. A file without a name is the
 * service's own.
 */
final class PrivateTmpRule extends OnOff {
  private static final List<String> PLACES = List.of("/tmp", "/var/tmp");

  PrivateTmpRule() {
    super("PrivateTmp");
  }

  @Override
  Optional<? extends Fact> against(Evidence evidence) {
    Set<String> own = own(evidence);
    return firstOf(
        List.of(
            evidence.done(
                Fact.UnixSocket.class,
                it -> PLACES.stream().anyMatch(place -> Places.within(it.path(), place))),
            evidence.done(Fact.File.class, it -> !it.isNameless() && isAgainst(it, own))));
  }

  private static boolean isAgainst(Fact.File file, Set<String> own) {
    return PLACES.contains(file.path())
        ? file.access() == FileAccess.LIST || (file.whole() && !own.contains(file.path()))
        : Places.below(file, PLACES) && !isOwn(file.path(), own);
  }

  /** What it made, and what it made by renaming something that it had made. */
  private static Set<String> own(Evidence evidence) {
    Set<String> own = new HashSet<>();
    List<Fact.File> files = evidence.done(Fact.File.class);
    for (Fact.File file : files) {
      if (file.access() == FileAccess.CREATE && !file.isNameless()) {
        own.add(file.path());
      }
    }
    Set<String> renamers = new HashSet<>();
    for (Fact.File file : files) {
      if (file.access() == FileAccess.RENAME && isOwn(file.path(), own)) {
        renamers.add(file.seen().process());
      }
    }
    for (Fact.File file : files) {
      if (file.access() == FileAccess.RENAME && renamers.contains(file.seen().process())) {
        own.add(file.path());
      }
    }
    return own;
  }

  /** What lies below a directory that it did not make is not there in a new /tmp. */
  private static boolean isOwn(String path, Set<String> own) {
    String at = path;
    while (!PLACES.contains(Places.parent(at)) && !at.equals("/")) {
      at = Places.parent(at);
    }
    return own.contains(at) || own.contains(Places.parent(at));
  }

  @Override
  String consequence() {
    return "find an empty directory";
  }

  @Override
  String because() {
    return "In /tmp and /var/tmp it used only what it had made itself.";
  }
}
