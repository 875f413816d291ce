package dev.ringfence.host;

/**
 * One thing that this systemd asks of this kernel, tried: the same command once without the setting
 * and once under it.
 *
 * @param mechanism what it is made of, such as {@code seccomp} or {@code cgroup BPF}
 * @param setting the line of the unit, such as {@code IPAddressDeny=any}
 * @param attempt what the command tried to do, in words
 * @param result what came of it
 */
public record Enforcement(String mechanism, String setting, String attempt, Result result) {
  /** What came of a trial. */
  public sealed interface Result {
    /** It worked without the setting and was refused under it. */
    record Enforced() implements Result {}

    /**
     * It worked under the setting as well: the line of the unit does nothing here.
     *
     * @param why as far as it is known
     */
    record NotEnforced(String why) implements Result {}

    /**
     * systemd could not start the service under the setting.
     *
     * @param how the step that failed, by systemd's number and word
     */
    record Fails(String how) implements Result {}

    /** Nothing can be said, and why. */
    record NotTried(String why) implements Result {}
  }
}
