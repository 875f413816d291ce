package dev.ringfence.cli;

/** What the program ends with. */
public final class ExitCode {
  /** Done, and good. */
  public static final int GOOD = 0;

  /** Done, and there is a finding: a threshold missed, a trial broken. */
  public static final int FINDING = 1;

  /** Misuse or bad input. */
  public static final int BAD_INPUT = 2;

  /** This machine lacks something, or nothing could be concluded. */
  public static final int LACKING = 3;

  private ExitCode() {}
}
