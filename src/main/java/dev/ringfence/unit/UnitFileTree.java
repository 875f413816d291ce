package dev.ringfence.unit;

import java.nio.file.Path;
import java.util.List;

/**
 * The unit files below a directory that somebody named: all of a type, in subdirectories too, but
 * not those that only link units into {@code .wants} and the like, nor second names of other units.
 *
 * @param files by directory, alphabetically; a directory that is named like a unit is among them
 * @param problems directories that could not be listed
 */
public record UnitFileTree(List<Path> files, List<Problem> problems) {
  public UnitFileTree {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }
}
