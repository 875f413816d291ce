package dev.ringfence.derive;

import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;

/** How much of what is unproven goes into a plan. */
public enum Caution {
  /** Leaves out what is unproven and of medium or higher breakage. */
  CAREFUL(Level.LOW),
  /** Leaves out what is unproven and of high breakage. */
  BALANCED(Level.MEDIUM),
  /** Keeps everything that no fact contradicts. */
  STRICT(Level.VERY_HIGH);

  private final Level most;

  Caution(Level most) {
    this.most = most;
  }

  /** As the command line has it. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether a plan of this caution takes the value. */
  boolean takes(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Fits _ -> true;
      case Verdict.Breaks _ -> false;
      case Verdict.Unproven unproven -> unproven.breakage().compareTo(most) <= 0;
    };
  }
}
