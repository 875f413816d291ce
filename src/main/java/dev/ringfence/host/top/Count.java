package dev.ringfence.host.top;

/** What systemd's accounting tells of one resource of one service. */
public sealed interface Count {
  /** So much, in bytes, nanoseconds or tasks. */
  record Of(long value) implements Count {}

  /** Nobody counts. */
  record Off() implements Count {}

  /** What both together come to; nothing is known when one of them is not. */
  default Count plus(Count other) {
    return this instanceof Of(long one) && other instanceof Of(long two)
        ? new Of(one + two)
        : new Off();
  }

  /** How much came to it since an earlier count; all of it when it began anew meanwhile. */
  default Count since(Count earlier) {
    return this instanceof Of(long now) && earlier instanceof Of(long then)
        ? new Of(now >= then ? now - then : now)
        : this;
  }

  /** For sorting; what is not counted comes behind all that is. */
  default long orLess() {
    return this instanceof Of(long value) ? value : -1;
  }

  /** As systemctl(1) shows it: a number, or words such as {@code [not set]}, or all bits set. */
  static Count parse(String text) {
    try {
      return new Of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return new Off();
    }
  }
}
