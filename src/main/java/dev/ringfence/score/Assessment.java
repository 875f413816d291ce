package dev.ringfence.score;

/**
 * One row of a service's score.
 *
 * @param row what was looked at
 * @param badness from 0, good, to {@link #range}; {@link #NOT_APPLICABLE} when the row does not
 *     apply
 * @param weight how much it counts; a policy may have changed it
 * @param range the worst badness; a policy may have changed it
 * @param exposure its part of the overall exposure, in tenths; 0 when it adds nothing
 * @param meaning what it means, in words that follow the name of the service: {@code runs as root};
 *     a policy may have changed them
 */
public record Assessment(
    Row row, int badness, long weight, long range, long exposure, String meaning) {
  /** The badness of a row that says nothing about a service. */
  public static final int NOT_APPLICABLE = -1;

  /** Whether the row counts for this service. */
  public boolean applies() {
    return badness != NOT_APPLICABLE;
  }

  /** Whether there is nothing left to improve; false also when the row does not apply. */
  public boolean isGood() {
    return badness == 0;
  }
}
