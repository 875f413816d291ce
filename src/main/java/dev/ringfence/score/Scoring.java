package dev.ringfence.score;

import dev.ringfence.unit.Problem;

/** What came of scoring a unit. */
public sealed interface Scoring {
  /** It has a score. */
  record Scored(Score score) implements Scoring {}

  /** systemd refuses to load it, so that it has none. */
  record Refused(Problem problem) implements Scoring {}
}
