package dev.ringfence.score;

import java.util.List;
import java.util.Map;

/**
 * Weights, ranges and texts that differ from systemd's own, from a policy file as {@code
 * systemd-analyze security --security-policy=} takes it.
 */
public final class Policy {
  /** Changes nothing. */
  public static final Policy NONE = new Policy(Map.of(), List.of());

  /** The file that systemd-analyze reads without being told, in the directories of systemd. */
  public static final String FILE_NAME = "systemd-analyze-security.policy";

  private final Map<String, Change> changes;
  private final List<String> warnings;

  /** What a policy says of one row. */
  record Change(long weight, long range, String good, String bad, String notApplicable) {
    /** Nothing new; a text that is empty leaves ours. */
    static Change none(Row row) {
      return new Change(row.weight(), row.range(), "", "", "");
    }
  }

  /**
   * A policy.
   *
   * @param changes by {@link Row#field()}; a weight of 0 takes the row out, a range is never less
   *     than the row's own
   * @param warnings what the file says that has no effect, each with its place
   */
  Policy(Map<String, Change> changes, List<String> warnings) {
    this.changes = Map.copyOf(changes);
    this.warnings = List.copyOf(warnings);
  }

  /** What the file says that has no effect, in words for the user, each with its place. */
  public List<String> warnings() {
    return warnings;
  }

  /** What it says of a row; systemd's own numbers if it says nothing. */
  Change of(Row row) {
    Change change = changes.get(row.field());
    return change == null ? Change.none(row) : change;
  }
}
