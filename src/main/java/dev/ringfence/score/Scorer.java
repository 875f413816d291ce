package dev.ringfence.score;

import dev.ringfence.unit.Unit;
import java.util.ArrayList;
import java.util.List;

/**
 * Scores services exactly as {@code systemd-analyze security --offline=yes} of one systemd does.
 * Safe for use by several threads.
 *
 * <p>Known to differ: 250.0 to 250.7 and 251.0 to 251.2 got system call filters wrong, each in its
 * own way; those mistakes are not repeated here.
 */
public final class Scorer {
  private final Systemd systemd;
  private final Policy policy;
  private final List<Row> rows = new ArrayList<>();

  /** Scores with the weights of systemd itself. */
  public Scorer(Systemd systemd) {
    this(systemd, Policy.NONE);
  }

  /** Scores with weights that a policy has changed. */
  public Scorer(Systemd systemd, Policy policy) {
    this.systemd = systemd;
    this.policy = policy;
    for (Row row : Row.all()) {
      if (row.existsIn(systemd)) {
        rows.add(row);
      }
    }
  }

  /** The systemd that is judged by. */
  public Systemd systemd() {
    return systemd;
  }

  /**
   * Scores a service.
   *
   * @throws IllegalArgumentException when the unit is not a service
   */
  public Scoring score(Unit unit) {
    if (!unit.name().isService()) {
      throw new IllegalArgumentException(unit.name() + " is not a service");
    }
    return switch (ServiceReader.read(unit, systemd)) {
      case ServiceReader.Reading.Loaded(ServiceState state) ->
          new Scoring.Scored(score(unit, state));
      case ServiceReader.Reading.Refused(var problem) -> new Scoring.Refused(problem);
    };
  }

  private Score score(Unit unit, ServiceState state) {
    int[] badness = new int[rows.size()];
    long badnessSum = 0;
    long weightSum = 0;
    for (int at = 0; at < badness.length; at++) {
      Row row = rows.get(at);
      badness[at] = badness(row, state);
      if (badness[at] != Assessment.NOT_APPLICABLE) {
        long weight = policy.weight(row);
        badnessSum += dividedUp(badness[at] * weight, policy.range(row));
        weightSum += weight;
      }
    }
    List<Assessment> assessments = new ArrayList<>(badness.length);
    for (int at = 0; at < badness.length; at++) {
      assessments.add(assessment(rows.get(at), badness[at], weightSum));
    }
    long exposure = weightSum == 0 ? 0 : dividedUp(badnessSum * 100, weightSum);
    return new Score(unit, systemd.version(), exposure, assessments);
  }

  private int badness(Row row, ServiceState state) {
    boolean early = row.skippedInEarlyBoot() && !state.is(Flag.DEFAULT_DEPENDENCIES);
    return early || policy.weight(row) == 0
        ? Assessment.NOT_APPLICABLE
        : Assessor.badness(row.check(), state);
  }

  private Assessment assessment(Row row, int badness, long weightSum) {
    long weight = policy.weight(row);
    long range = policy.range(row);
    long exposure =
        badness <= 0 ? 0 : dividedUp(dividedUp(badness * weight * 100, range), weightSum);
    return new Assessment(row, badness, weight, range, exposure);
  }

  /** Divides unsigned numbers and rounds up, as systemd's DIV_ROUND_UP does. */
  private static long dividedUp(long number, long divisor) {
    long quotient = Long.divideUnsigned(number, divisor);
    return Long.remainderUnsigned(number, divisor) == 0 ? quotient : quotient + 1;
  }
}
