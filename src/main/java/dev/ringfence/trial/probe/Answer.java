package dev.ringfence.trial.probe;

import dev.ringfence.linux.Errno;
import dev.ringfence.linux.Signal;

/** What the kernel answered to an attempt. */
sealed interface Answer {
  /** The last call returned this; an error is a negative number of errno(3). */
  record Returned(long value) implements Answer {}

  /** The attempt's process was ended by this signal. */
  record Killed(int signal) implements Answer {}

  /** Nothing was heard: the attempt was not made. */
  record None() implements Answer {}

  /** One line of the probe's output, after the attempt's number. */
  static Answer read(String text) {
    try {
      return text.startsWith("!")
          ? new Killed(Integer.parseInt(text.substring(1)))
          : new Returned(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return new None();
    }
  }

  /** {@code EPERM}, {@code SIGSYS}, or a word for success. */
  default String text() {
    return switch (this) {
      case Returned(long value) ->
          value < 0 && value >= -Errno.HIGHEST ? Errno.name((int) -value) : "ok";
      case Killed(int signal) -> Signal.name(signal);
      case None() -> "no answer";
    };
  }
}
