package dev.ringfence.unit;

import java.util.Optional;

/**
 * A release of systemd, with its point release: syscall groups and defaults change in both.
 *
 * @param major such as 252
 * @param point such as 38; 0 for the first release of a major version, and for pre-releases
 */
public record SystemdVersion(int major, int point) implements Comparable<SystemdVersion> {
  public SystemdVersion {
    if (major < 0 || point < 0) {
      throw new IllegalArgumentException("versions count from 0: " + major + "." + point);
    }
  }

  /** The first release of a major version. */
  public static SystemdVersion of(int major) {
    return new SystemdVersion(major, 0);
  }

  /**
   * Reads a version as users and packages write it: {@code 252}, {@code v257.13}, {@code
   * 252.38-1~deb12u1}, {@code 258~rc2}. What follows the two numbers is not looked at.
   *
   * @return empty when the text does not begin with a number
   */
  public static Optional<SystemdVersion> parse(String text) {
    int at = text.startsWith("v") ? 1 : 0;
    int end = digitsEnd(text, at);
    if (end == at || end - at > 6) {
      return Optional.empty();
    }
    int major = Integer.parseInt(text.substring(at, end));
    if (end == text.length() || text.charAt(end) != '.') {
      return Optional.of(of(major));
    }
    int pointEnd = digitsEnd(text, end + 1);
    if (pointEnd == end + 1 || pointEnd - end > 7) {
      return Optional.empty();
    }
    return Optional.of(
        new SystemdVersion(major, Integer.parseInt(text.substring(end + 1, pointEnd))));
  }

  private static int digitsEnd(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  /** Whether this release is the other one or a later one. */
  public boolean atLeast(SystemdVersion other) {
    return compareTo(other) >= 0;
  }

  /** Whether this release belongs to the major version or a later one. */
  public boolean atLeast(int otherMajor) {
    return major >= otherMajor;
  }

  @Override
  public int compareTo(SystemdVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(point, other.point);
  }

  /** {@code 252} or {@code 252.38}. */
  @Override
  public String toString() {
    return point == 0 ? Integer.toString(major) : major + "." + point;
  }
}
