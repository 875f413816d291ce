package dev.ringfence.observe.live;

import dev.ringfence.observe.Coverage.ExecLine;
import java.time.Instant;
import java.util.List;

/**
 * How an observation goes.
 *
 * @param facts distinct ones so far
 * @param drops times that a fact was lost; it was sent later if it happened again
 * @param lines the Exec lines, with how often each ran
 */
public record Progress(Instant from, Instant now, long facts, long drops, List<ExecLine> lines) {
  public Progress {
    lines = List.copyOf(lines);
  }
}
