package dev.ringfence.score;

import org.jspecify.annotations.Nullable;

/**
 * Assessments made before, by row and badness: thousands of units have the same ones. They are
 * those of units whose weights add up to the same, on which exposures depend. What several threads
 * make of one is equal, so it does not matter whose is kept.
 */
final class Assessments {
  private static final int WORST = 10;

  private final @Nullable Assessment[][] known;

  Assessments(int rows) {
    this.known = new @Nullable Assessment[rows][WORST + 2];
  }

  @Nullable Assessment find(int row, int badness) {
    return known[row][badness + 1];
  }

  void keep(int row, int badness, Assessment assessment) {
    known[row][badness + 1] = assessment;
  }
}
