package dev.ringfence.observe.live;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.Outcome;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.Seen;
import dev.ringfence.observe.Stage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The facts so far, each once. Their counts stay in the kernel and are fetched when they are
 * wanted. However long it runs, it does not grow beyond what a profile holds.
 */
final class FactStore {
  /** Asks the kernel how often something was met. */
  @FunctionalInterface
  interface Counter {
    /** 0 when the kernel has forgotten it, which it may. */
    long count(RawEvent event) throws IOException;
  }

  /** Of one fact; several events may tell of it, such as of paths that only differ in a PID. */
  private static final class Entry {
    static final int MOST_EVENTS = 4;

    final Seen seen;
    final List<RawEvent> events = new ArrayList<>(1);
    Instant first;
    Instant last;
    long count;

    Entry(Seen seen) {
      this.seen = seen;
      this.first = seen.first();
      this.last = seen.last();
      this.count = 0;
    }

    void add(Seen other) {
      first = other.first().isBefore(first) ? other.first() : first;
      last = other.last().isAfter(last) ? other.last() : last;
      count += other.count();
    }

    Seen now() {
      return new Seen(
          seen.stage(), seen.process(), seen.outcome(), first, last, Math.max(1, count));
    }
  }

  /** A way of using a path: what two file facts share that differ in the path alone. */
  private record Way(Stage stage, String process, Outcome outcome, String call, FileAccess access) {
    static Way of(Fact.File file) {
      Seen seen = file.seen();
      return new Way(seen.stage(), seen.process(), seen.outcome(), file.call(), file.access());
    }
  }

  private final Map<Fact, Entry> entries = new LinkedHashMap<>();
  private final Map<Way, PathTree> trees = new HashMap<>();
  private final Map<Way, Map<String, Fact>> paths = new HashMap<>();
  private final Predicate<Fact> kept;
  private long refused;

  /** Keeps the facts that fit, and forgets the others at once. */
  FactStore(Predicate<Fact> kept) {
    this.kept = kept;
  }

  /**
   * Takes the facts of an event.
   *
   * @param event without its texts, which the facts hold already
   */
  void add(RawEvent event, List<Fact> made) {
    for (Fact fact : made) {
      Entry entry = kept.test(fact) ? take(fact) : null;
      if (entry != null
          && entry.events.size() < Entry.MOST_EVENTS
          && entry.events.stream().noneMatch(event::countsAlike)) {
        entry.events.add(event);
      }
    }
  }

  /** Takes facts that no event told. */
  void addPast(List<Fact> made) {
    made.stream().filter(kept).forEach(this::take);
  }

  private @Nullable Entry take(Fact fact) {
    // A file without a name is no more names: its directory goes on telling of the others.
    Fact kept = fact instanceof Fact.File file && !file.isNameless() ? covered(file) : fact;
    Fact identity = identity(kept);
    Entry known = entries.get(identity);
    if (known == null) {
      if (entries.size() >= Profile.MAX_FACTS) {
        refused++;
        return null;
      }
      known = new Entry(kept.seen());
      entries.put(identity, known);
    }
    known.add(fact.seen());
    return known;
  }

  /** The fact of the directory that stands for the file, if there is one by now; else its own. */
  private Fact.File covered(Fact.File file) {
    Way way = Way.of(file);
    PathTree tree = trees.computeIfAbsent(way, _ -> new PathTree());
    Optional<String> covering = tree.covering(file.path());
    if (covering.isPresent()) {
      return whole(file, covering.get());
    }
    Map<String, Fact> known = paths.computeIfAbsent(way, _ -> new HashMap<>());
    Optional<PathTree.Collapse> collapse = tree.add(file.path(), file.whole());
    if (collapse.isEmpty()) {
      known.putIfAbsent(file.path(), identity(file));
      return file;
    }
    Fact.File directory = whole(file, collapse.get().directory());
    Entry entry = new Entry(file.seen());
    for (String path : collapse.get().gone()) {
      Fact gone = known.remove(path);
      Entry its = gone == null ? null : entries.remove(gone);
      if (its != null) {
        entry.add(its.now());
      }
    }
    Fact identity = identity(directory);
    known.put(directory.path(), identity);
    entries.put(identity, entry);
    return directory;
  }

  private static Fact.File whole(Fact.File file, String directory) {
    return new Fact.File(
        file.seen(),
        file.call(),
        file.access(),
        directory,
        "",
        FileType.DIRECTORY,
        file.filesystem(),
        true);
  }

  private static Fact identity(Fact fact) {
    Seen seen = fact.seen();
    return fact.withSeen(Seen.once(seen.stage(), seen.process(), seen.outcome(), Instant.EPOCH));
  }

  long size() {
    return entries.size();
  }

  /** Facts beyond what a profile holds. */
  long refused() {
    return refused;
  }

  /** Fetches the counts; what was met since the last time was met by now. */
  void refresh(Counter counter, Instant now) throws IOException {
    for (Entry entry : entries.values()) {
      long count = 0;
      for (RawEvent event : entry.events) {
        count += counter.count(event);
      }
      if (count > entry.count) {
        entry.count = count;
        // The kernel's clock and ours differ by a hundredth of a second at most, see Clock.
        entry.last = now.isAfter(entry.last) ? now : entry.last;
      }
    }
  }

  List<Fact> facts() {
    List<Fact> all = new ArrayList<>(entries.size());
    entries.forEach((fact, entry) -> all.add(fact.withSeen(entry.now())));
    return all;
  }
}
