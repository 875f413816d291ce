package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The unit files below a directory that somebody named: all of a type, in subdirectories too, but
 * not those that only link units into {@code .wants} and the like, nor second names of another file
 * in the same directory.
 *
 * @param files alphabetically; a directory that is named like a unit is among them
 * @param problems directories that could not be listed
 */
public record UnitFileTree(List<Path> files, List<Problem> problems) {
  public UnitFileTree {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /** Looks for files of units of this type below {@code directory}, on the host. */
  public static UnitFileTree of(Path directory, UnitType type) {
    List<Path> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    collect(directory, "." + type.suffix(), files, problems);
    return new UnitFileTree(files, problems);
  }

  private static void collect(
      Path directory, String suffix, List<Path> files, List<Problem> problems) {
    TreeSet<Path> entries = new TreeSet<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException | IOException e) {
      String why =
          e instanceof IOException io
              ? new UnitFileReader(Root.HOST).reason(directory, io)
              : "cannot be listed: " + e.getMessage();
      problems.add(new Problem.InFile(directory, why));
      return;
    }
    for (Path entry : entries) {
      String name = String.valueOf(entry.getFileName());
      if (name.endsWith(suffix)) {
        if (!isAlias(entry)) {
          files.add(entry);
        }
      } else if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS) && !isForLinks(name)) {
        collect(entry, suffix, files, problems);
      }
    }
  }

  private static boolean isForLinks(String name) {
    return name.endsWith(".wants")
        || name.endsWith(".requires")
        || name.endsWith(".upholds")
        || name.endsWith(".d");
  }

  private static boolean isAlias(Path entry) {
    try {
      if (!Files.isSymbolicLink(entry)) {
        return false;
      }
      Path real = entry.toRealPath();
      Path name = entry.getFileName();
      return !real.endsWith(name) && Files.isSameFile(real.getParent(), entry.getParent());
    } catch (IOException dangling) {
      return false;
    }
  }
}
