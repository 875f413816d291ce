package dev.ringfence.jail;

/** How much of its surroundings comes into a jail with a file that the service needs. */
public enum Granularity {
  /** Nothing: the smallest jail, which the next upgrade may break. */
  FILE,
  /** The directory of the application, library or data that it belongs to. */
  DIRECTORY,
  /** What the package that it belongs to brought, by the package manager's lists. */
  PACKAGE;

  /** As on the command line. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
