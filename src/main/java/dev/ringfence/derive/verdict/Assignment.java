package dev.ringfence.derive.verdict;

/**
 * One line of a unit file to be.
 *
 * @param directive by systemd's spelling, without {@code =}
 * @param text the right-hand side as it is written; empty resets the directive
 */
public record Assignment(String directive, String text) {
  public Assignment {
    if (directive.isEmpty() || (directive + text).chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("no line of a unit file: " + directive + "=" + text);
    }
  }

  /** As it stands in the file. */
  @Override
  public String toString() {
    return directive + "=" + text;
  }
}
