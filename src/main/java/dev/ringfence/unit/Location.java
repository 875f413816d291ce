package dev.ringfence.unit;

import java.nio.file.Path;

/**
 * Where a setting was written: a file and the line on which its key stands.
 *
 * @param file the file as it was named when it was read (below {@code --root}, the path inside the
 *     root)
 * @param line 1 for the first line; with continuation lines, the line that holds the key
 */
public record Location(Path file, int line) {
  public Location {
    if (line < 1) {
      throw new IllegalArgumentException("lines count from 1: " + line);
    }
  }

  /** {@code file:line}, as compilers print it. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
