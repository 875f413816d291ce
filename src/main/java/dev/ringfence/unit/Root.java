package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The directory that stands for {@code /}. Paths inside it are absolute; symbolic links in it are
 * followed inside it and never lead out.
 *
 * @param directory as the host names it; {@code /} for the host itself
 */
public record Root(Path directory) {
  /** The host's own root. */
  public static final Root HOST = new Root(Path.of("/"));

  /** As many links as the kernel follows before it speaks of a loop (path_resolution(7)). */
  private static final int LINK_LIMIT = 40;

  private static final Path NULL_DEVICE = Path.of("/dev/null");

  public Root {
    directory = directory.toAbsolutePath().normalize();
  }

  /** Whether this is the host's own root. */
  public boolean isHost() {
    return directory.getNameCount() == 0;
  }

  /**
   * The host's path to what is at {@code inside}, fit to be opened: no symbolic link in it leads
   * out of the root.
   *
   * @throws FileSystemLoopException if links go round in circles
   */
  public Path open(Path inside) throws IOException {
    return isHost() ? inside : onHost(resolve(inside, true));
  }

  /** The host's path to {@code inside}, whose own name may be a link, which is not followed. */
  Path openLink(Path inside) throws IOException {
    return isHost() ? inside : onHost(resolve(inside, false));
  }

  /** {@code inside} without symbolic links; names that do not exist stay as they are. */
  Path resolve(Path inside) throws IOException {
    return resolve(inside, true);
  }

  /** {@code inside} without symbolic links in its directory; its last name is kept as it is. */
  Path resolveDirectory(Path inside) throws IOException {
    return resolve(inside, false);
  }

  /** Whether the host's path {@code path} lies in this root. */
  boolean holds(Path path) {
    return path.startsWith(directory);
  }

  /** The path inside the root for the host's path {@code path}, which must lie in it. */
  Path inside(Path path) {
    return isHost() ? path : Path.of("/").resolve(directory.relativize(path));
  }

  /**
   * Whether {@code inside} leads to /dev/null, which another root need not have: its devices come
   * when it boots.
   */
  boolean isNullDevice(Path inside) throws IOException {
    return !isHost() && resolve(inside, true).equals(NULL_DEVICE);
  }

  private Path onHost(Path inside) {
    return inside.getNameCount() == 0
        ? directory
        : directory.resolve(inside.subpath(0, inside.getNameCount()));
  }

  private Path resolve(Path inside, boolean followLast) throws IOException {
    Deque<Path> left = new ArrayDeque<>();
    inside.forEach(left::add);
    Path done = Path.of("/");
    int links = 0;
    while (!left.isEmpty()) {
      Path name = left.removeFirst();
      if (name.toString().equals("..")) {
        done = done.resolve(name).normalize();
        continue;
      }
      if (name.toString().isEmpty() || name.toString().equals(".")) {
        continue;
      }
      Path next = done.resolve(name);
      if ((left.isEmpty() && !followLast) || !isLink(next)) {
        done = next;
        continue;
      }
      if (++links > LINK_LIMIT) {
        throw new FileSystemLoopException(inside.toString());
      }
      Path target = Files.readSymbolicLink(onHost(next));
      for (int at = target.getNameCount() - 1; at >= 0; at--) {
        left.addFirst(target.getName(at));
      }
      if (target.isAbsolute()) {
        done = Path.of("/");
      }
    }
    return done;
  }

  private boolean isLink(Path inside) {
    return Files.isSymbolicLink(onHost(inside));
  }

  /** Whether anything, a dangling link too, is at {@code inside}. */
  boolean has(Path inside) {
    try {
      return Files.exists(openLink(inside), LinkOption.NOFOLLOW_LINKS);
    } catch (IOException loop) {
      return false;
    }
  }
}
