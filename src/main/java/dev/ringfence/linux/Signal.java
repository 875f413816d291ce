package dev.ringfence.linux;

import java.util.List;

/** Signals by name, from asm-generic/signal.h (the same on every architecture we name). */
public final class Signal {
  /** Sent by the kernel for a system call that a seccomp filter forbids. */
  public static final int SYS = 31;

  private static final int FIRST_REALTIME = 34;

  private static final List<String> NAMES =
      List.of(
          """
          - HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT \
          CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS\
          """
              .split(" ", -1));

  private Signal() {}

  /** Such as {@code SIGSYS} for 31. */
  public static String name(int number) {
    if (number > 0 && number < NAMES.size()) {
      return "SIG" + NAMES.get(number);
    }
    return number >= FIRST_REALTIME ? "SIGRTMIN+" + (number - FIRST_REALTIME) : "signal " + number;
  }

  /** A signal as unit files write it, {@code TERM}, {@code SIGTERM} or {@code 15}, by its name. */
  public static String name(String written) {
    if (!written.isEmpty() && written.length() < 4 && written.chars().allMatch(Signal::isDigit)) {
      return name(Integer.parseInt(written));
    }
    return written.startsWith("SIG") ? written : "SIG" + written;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
