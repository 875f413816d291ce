package dev.ringfence.observe;

/**
 * The part of a service's life in which something happened: the kind of Exec line that was running
 * and which of them. All of them run in the unit's one cgroup (systemd.service(5)).
 *
 * @param kind the setting the Exec line was written in
 * @param index 0 for the first Exec line of that kind, as {@code systemctl show} counts them
 */
public record Stage(Kind kind, int index) implements Comparable<Stage> {
  /** More Exec lines than this of one kind are no unit that anybody runs. */
  public static final int MAX_INDEX = 9_999;

  /** Already running when the observation began, or not to be told apart. */
  public static final Stage UNKNOWN = new Stage(Kind.UNKNOWN, 0);

  /** The first ExecStart line: the service itself. */
  public static final Stage MAIN = new Stage(Kind.EXEC_START, 0);

  /** In the order in which systemd runs them. */
  public enum Kind {
    EXEC_CONDITION("ExecCondition"),
    EXEC_START_PRE("ExecStartPre"),
    EXEC_START("ExecStart"),
    EXEC_START_POST("ExecStartPost"),
    EXEC_RELOAD("ExecReload"),
    EXEC_STOP("ExecStop"),
    EXEC_STOP_POST("ExecStopPost"),
    UNKNOWN("unknown");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** The setting's name in the unit file; {@code unknown} for what was already running. */
    public String key() {
      return key;
    }
  }

  public Stage {
    if (index < 0 || index > MAX_INDEX) {
      throw new IllegalArgumentException("an Exec line's index is 0 to 9999: " + index);
    }
  }

  @Override
  public int compareTo(Stage other) {
    int byKind = kind.compareTo(other.kind);
    return byKind != 0 ? byKind : Integer.compare(index, other.index);
  }

  /** {@code ExecStart}, or with its number from the second line on: {@code ExecStartPre #2}. */
  @Override
  public String toString() {
    return index == 0 ? kind.key() : kind.key() + " #" + (index + 1);
  }
}
