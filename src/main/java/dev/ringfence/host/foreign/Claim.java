package dev.ringfence.host.foreign;

/**
 * One sentence about SystemCallArchitectures=, tried in a clone with a 32-bit program.
 *
 * @param setting where native is set
 * @param run how the program is run
 * @param outcome what came of it
 */
public record Claim(String setting, String run, Outcome outcome) {
  /** What came of running it. */
  public sealed interface Outcome {
    /** The program ran to its end. */
    record Works() implements Outcome {}

    /** The kernel ended it with SIGSYS. */
    record Refused() implements Outcome {}

    /** Something else happened, or it could not be tried. */
    record Unknown(String why) implements Outcome {}
  }
}
