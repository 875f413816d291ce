package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The {@code *.conf} files of one purpose that lie in several directories, as conf_files_list() of
 * systemd finds them: of files with one name the first directory's counts, and all are read in the
 * order of their names.
 *
 * @param files as seen inside the root; one that masks (empty, or a link to /dev/null) is among
 *     them
 * @param problems directories that cannot be listed
 */
public record ConfFiles(List<Path> files, List<Problem> problems) {
  /** Above all others, the administrator's; CONF_PATHS() of systemd. */
  static final List<Path> BASES =
      List.of(
          Path.of("/etc"),
          Path.of("/run"),
          Path.of("/usr/local/lib"),
          Path.of("/usr/lib"),
          Path.of("/lib"));

  public ConfFiles {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
  }

  /**
   * Finds those of a root.
   *
   * @param purpose the directory's path below /etc and the others, such as {@code sysctl.d}
   */
  public static ConfFiles find(Root root, String purpose) {
    Map<String, Path> byName = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Path base : BASES) {
      Path directory = base.resolve(purpose);
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.open(directory))) {
        for (Path entry : stream) {
          String name = entry.getFileName().toString();
          if (name.endsWith(".conf") && !name.startsWith(".") && isFile(entry)) {
            byName.putIfAbsent(name, directory.resolve(entry.getFileName()));
          }
        }
      } catch (NoSuchFileException | NotDirectoryException absent) {
        // Most of them are.
      } catch (IOException | DirectoryIteratorException e) {
        IOException cause = e instanceof IOException io ? io : new IOException(e.getMessage(), e);
        problems.add(
            new Problem.InFile(directory, new UnitFileReader(root).reason(directory, cause)));
      }
    }
    return new ConfFiles(List.copyOf(byName.values()), problems);
  }

  /** A directory of such a name is passed over in silence; a link counts, wherever it leads. */
  private static boolean isFile(Path entry) {
    return !Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
  }
}
