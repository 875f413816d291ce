package dev.ringfence.observe;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When, where in the service's life, by whom and with what outcome a fact was seen. Stage, process
 * and outcome belong to the fact's identity; times and count do not.
 *
 * @param stage the Exec line that was running
 * @param process the kernel's name of the process (comm, at most 15 bytes), never empty
 * @param outcome how it ended
 * @param first the first time, to the millisecond (cut)
 * @param last the last time, to the millisecond (cut), never before {@code first}
 * @param count how often in the observation that saw it most often, at least 1; where the kernel
 *     side only tells that it happened, 1
 */
public record Seen(
    Stage stage, String process, Outcome outcome, Instant first, Instant last, long count) {
  public Seen {
    Names.check("process", process);
    first = first.truncatedTo(ChronoUnit.MILLIS);
    last = last.truncatedTo(ChronoUnit.MILLIS);
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("last time " + last + " is before the first " + first);
    }
    if (count < 1) {
      throw new IllegalArgumentException("a fact was seen at least once, not " + count + " times");
    }
  }

  /** Seen once. */
  public static Seen once(Stage stage, String process, Outcome outcome, Instant at) {
    return new Seen(stage, process, outcome, at, at, 1);
  }

  /**
   * Both sightings of one fact as one: the earlier first time, the later last time and the larger
   * count. The count is not summed, so that merging a profile with itself changes nothing.
   */
  Seen merge(Seen other) {
    if (stage.equals(other.stage)
        && process.equals(other.process)
        && outcome.equals(other.outcome)) {
      return new Seen(
          stage,
          process,
          outcome,
          first.isBefore(other.first) ? first : other.first,
          last.isAfter(other.last) ? last : other.last,
          Math.max(count, other.count));
    }
    throw new IllegalArgumentException("two different facts");
  }

  /** The same for every sighting of one fact. */
  Seen identity() {
    return new Seen(stage, process, outcome, Instant.EPOCH, Instant.EPOCH, 1);
  }
}
