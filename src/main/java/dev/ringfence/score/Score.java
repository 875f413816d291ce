package dev.ringfence.score;

import dev.ringfence.unit.Unit;
import java.util.List;

/**
 * The score of one service.
 *
 * @param unit what was scored
 * @param exposure overall, in tenths: 96 stands for 9.6
 * @param assessments the rows that this systemd has, in its order
 * @param blindspots what the score does not see
 */
public record Score(
    Unit unit, long exposure, List<Assessment> assessments, List<Blindspot> blindspots) {
  public Score {
    blindspots = List.copyOf(blindspots);
    assessments = List.copyOf(assessments);
  }

  /** What systemd calls this exposure. */
  public Rating rating() {
    return Rating.of(exposure);
  }

  /** Tenths as systemd prints them: {@code 9.6}. */
  public static String tenths(long exposure) {
    return Long.toUnsignedString(Long.divideUnsigned(exposure, 10))
        + "."
        + Long.remainderUnsigned(exposure, 10);
  }
}
