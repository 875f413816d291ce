package dev.ringfence.unit;

import java.nio.file.Path;

/**
 * Something that is wrong with a unit's files, in words for the user, with the place where known.
 */
public sealed interface Problem {
  /** What is wrong and what to do, one line, without the place. */
  String message();

  /** Wrong at one line of a file; systemd ignores that line and goes on. */
  record AtLine(Location location, String message) implements Problem {}

  /** Wrong with a whole file. */
  record InFile(Path file, String message) implements Problem {}
}
