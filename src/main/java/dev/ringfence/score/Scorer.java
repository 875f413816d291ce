package dev.ringfence.score;

import dev.ringfence.unit.Problem;
import dev.ringfence.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Scores services exactly as {@code systemd-analyze security --offline=yes} of one systemd does.
 * Safe for use by several threads.
 *
 * <p>Known to differ: 250.0 to 250.7 and 251.0 to 251.2 got system call filters wrong, each in its
 * own way; those mistakes are not repeated here.
 */
public final class Scorer {
  private final Systemd systemd;
  private final List<Row> rows = new ArrayList<>();
  private final List<Policy.Change> changes = new ArrayList<>();

  /** By the sum of the weights that apply, of which there are few different ones. */
  private final Map<Long, Assessments> assessments = new ConcurrentHashMap<>();

  /** Scores with the weights of systemd itself. */
  public Scorer(Systemd systemd) {
    this(systemd, Policy.NONE);
  }

  /** Scores with weights that a policy has changed. */
  public Scorer(Systemd systemd, Policy policy) {
    this.systemd = systemd;
    for (Row row : Row.all()) {
      if (row.existsIn(systemd)) {
        rows.add(row);
        changes.add(policy.of(row));
      }
    }
  }

  /** The rows that this systemd has, in its order. */
  public List<Row> rows() {
    return List.copyOf(rows);
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
    ServiceReader.Reading reading = ServiceReader.read(unit, systemd);
    return reading instanceof ServiceReader.Reading.Refused(Problem problem)
        ? new Scoring.Refused(problem)
        : new Scoring.Scored(score(unit, (ServiceReader.Reading.Loaded) reading));
  }

  private Score score(Unit unit, ServiceReader.Reading.Loaded loaded) {
    Tally tally = tally(loaded.state());
    List<Blindspot> blindspots = new ArrayList<>();
    for (Problem problem : loaded.cutShort()) {
      blindspots.add(new Blindspot(Blindspot.Kind.CUT_SHORT, problem));
    }
    for (Problem problem : unit.problems()) {
      if (!loaded.cutShort().contains(problem)) {
        blindspots.add(new Blindspot(Blindspot.Kind.MALFORMED, problem));
      }
    }
    blindspots.addAll(Blindspots.of(unit, loaded.state()));
    return new Score(unit, tally.exposure(), assessments(tally), blindspots);
  }

  private List<Assessment> assessments(Tally tally) {
    Assessments known = assessments(tally.weights);
    Assessment[] all = new Assessment[rows.size()];
    for (int at = 0; at < all.length; at++) {
      int badness = tally.badness[at];
      Assessment assessment = known.find(at, badness);
      if (assessment == null) {
        assessment = assessment(rows.get(at), changes.get(at), badness, tally.weights);
        known.keep(at, badness, assessment);
      }
      all[at] = assessment;
    }
    return List.of(all);
  }

  /** The sums behind an overall exposure. */
  static final class Tally {
    /** Of each row. */
    private final int[] badness;

    /** The sum of all badness, each by its weight. */
    private long weighted;

    /** The sum of the weights of all rows that apply. */
    private long weights;

    Tally(int rows) {
      badness = new int[rows];
    }

    /** In tenths. */
    long exposure() {
      return weights == 0 ? 0 : dividedUp(weighted * 100, weights);
    }

    /** In tenths, not rounded: to tell which of two small changes gains more. */
    double exact() {
      return weights == 0 ? 0 : (double) weighted * 100 / weights;
    }
  }

  Tally tally(ServiceState state) {
    Tally tally = new Tally(rows.size());
    for (int at = 0; at < rows.size(); at++) {
      Policy.Change change = changes.get(at);
      int badness = badness(rows.get(at), change, state);
      tally.badness[at] = badness;
      if (badness != Assessment.NOT_APPLICABLE) {
        tally.weighted += dividedUp(badness * change.weight(), change.range());
        tally.weights += change.weight();
      }
    }
    return tally;
  }

  private static int badness(Row row, Policy.Change change, ServiceState state) {
    boolean early = row.skippedInEarlyBoot() && !state.is(Flag.DEFAULT_DEPENDENCIES);
    return early || change.weight() == 0 ? Assessment.NOT_APPLICABLE : row.check().badness(state);
  }

  private Assessments assessments(long weights) {
    return assessments.computeIfAbsent(weights, _ -> new Assessments(rows.size()));
  }

  private static Assessment assessment(Row row, Policy.Change change, int badness, long weights) {
    long exposure =
        badness <= 0
            ? 0
            : dividedUp(dividedUp(badness * change.weight() * 100, change.range()), weights);
    return new Assessment(
        row, badness, change.weight(), change.range(), exposure, meaning(row, badness, change));
  }

  private static String meaning(Row row, int badness, Policy.Change change) {
    String own =
        switch (badness) {
          case Assessment.NOT_APPLICABLE -> notApplicable(row, change);
          case 0 -> change.good();
          default -> badness == row.range() ? change.bad() : "";
        };
    return own.isEmpty() ? row.meaning(badness) : own;
  }

  private static String notApplicable(Row row, Policy.Change change) {
    if (!change.notApplicable().isEmpty()) {
      return change.notApplicable();
    }
    if (change.weight() == 0) {
      return "is not judged by this: the policy leaves it out";
    }
    return row.skippedInEarlyBoot() ? "runs too early in the boot for this to fit" : "";
  }

  /** Divides unsigned numbers and rounds up, as systemd's DIV_ROUND_UP does. */
  private static long dividedUp(long number, long divisor) {
    if ((number | divisor) >= 0) {
      return number / divisor + (number % divisor == 0 ? 0 : 1);
    }
    long quotient = Long.divideUnsigned(number, divisor);
    return Long.remainderUnsigned(number, divisor) == 0 ? quotient : quotient + 1;
  }
}
