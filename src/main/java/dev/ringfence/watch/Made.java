package dev.ringfence.watch;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.trial.hardening.Denials;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files that a service made itself, lately: what it finds again in a /tmp of its own, or in a
 * directory that it makes. Keeps no more than some thousands, however long it runs.
 */
final class Made {
  private static final int MOST = 4096;

  private final Map<String, Fact> files =
      new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Fact> eldest) {
          return size() > MOST;
        }
      };

  /** Processes that give what they made another name. */
  private final Set<String> renamers = new HashSet<>();

  void note(Fact fact) {
    if (fact instanceof Fact.File file && file.seen().outcome().succeeded()) {
      if (file.access() == FileAccess.RENAME) {
        if (files.containsKey(file.path()) && renamers.size() < MOST) {
          renamers.add(file.seen().process());
        } else if (renamers.contains(file.seen().process())) {
          files.put(file.path(), made(file));
        }
      } else if (file.access() == FileAccess.CREATE) {
        files.put(file.path(), made(file));
      }
    }
  }

  private static Fact made(Fact.File file) {
    return new Fact.File(
        file.seen(),
        file.call(),
        FileAccess.CREATE,
        file.path(),
        "",
        file.type(),
        file.filesystem(),
        false);
  }

  /** That it made the file, or a directory above it. */
  List<Fact> bearingOn(Fact fact) {
    List<Fact> bearing = new ArrayList<>();
    if (fact instanceof Fact.File file) {
      Fact itself = Denials.identity(fact);
      for (String at = file.path(); at.length() > 1; at = at.substring(0, at.lastIndexOf('/'))) {
        Fact found = files.get(at);
        if (found != null && !Denials.identity(found).equals(itself)) {
          bearing.add(found);
        }
      }
    }
    return bearing;
  }
}
