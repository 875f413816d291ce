package dev.ringfence.observe.live;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.Profile;
import dev.ringfence.observe.Seen;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The facts so far. Their counts stay in the kernel and are fetched when they are wanted. */
final class FactStore {
  /** Asks the kernel how often something was met. */
  @FunctionalInterface
  interface Counter {
    /** 0 when the kernel has forgotten it, which it may. */
    long count(RawEvent event) throws IOException;
  }

  private static final class Entry {
    final RawEvent event;
    final List<Fact> facts;
    long count = 1;
    Instant last;

    Entry(RawEvent event, List<Fact> facts, Instant last) {
      this.event = event;
      this.facts = facts;
      this.last = last;
    }
  }

  private final Map<RawEvent.Key, Entry> entries = new HashMap<>();
  private final List<Fact> past = new ArrayList<>();
  private long facts;
  private long refused;

  /**
   * Takes the facts of an event.
   *
   * @param event without its texts, which the facts hold already
   */
  void add(RawEvent event, List<Fact> made) {
    if (made.isEmpty()) {
      return;
    }
    Instant at = made.getFirst().seen().last();
    Entry known = entries.get(event.key());
    if (known != null) {
      known.last = at;
      return;
    }
    if (facts + made.size() > Profile.MAX_FACTS) {
      refused += made.size();
      return;
    }
    facts += made.size();
    entries.put(event.key(), new Entry(event, List.copyOf(made), at));
  }

  /** Takes facts that no event told. */
  void addPast(List<Fact> made) {
    past.addAll(made);
    facts += made.size();
  }

  long size() {
    return facts;
  }

  /** Facts beyond what a profile holds. */
  long refused() {
    return refused;
  }

  /** Fetches the counts; what was met since the last time was met by now. */
  void refresh(Counter counter, Instant now) throws IOException {
    for (Entry entry : entries.values()) {
      long count = counter.count(entry.event);
      if (count > entry.count) {
        entry.count = count;
        entry.last = now;
      }
    }
  }

  List<Fact> facts() {
    List<Fact> all = new ArrayList<>(past);
    for (Entry entry : entries.values()) {
      for (Fact fact : entry.facts) {
        Seen seen = fact.seen();
        Instant last = entry.last.isBefore(seen.first()) ? seen.first() : entry.last;
        all.add(
            fact.withSeen(
                new Seen(
                    seen.stage(),
                    seen.process(),
                    seen.outcome(),
                    seen.first(),
                    last,
                    entry.count)));
      }
    }
    return all;
  }
}
