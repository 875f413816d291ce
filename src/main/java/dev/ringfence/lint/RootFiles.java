package dev.ringfence.lint;

import dev.ringfence.unit.Root;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Looks at the files of a root, without ever failing: what cannot be read is not there. */
public final class RootFiles {
  private static final int LARGEST = 4 << 20;

  private final Root root;

  /** The files of this root. */
  public RootFiles(Root root) {
    this.root = root;
  }

  /** Whether anything is at the path, links followed inside the root. */
  public boolean exists(String path) {
    return onHost(path).map(Files::exists).orElse(false);
  }

  /** Whether the path itself is a symbolic link. */
  public boolean isLink(String path) {
    try {
      Path inside = Path.of(path);
      Path directory = inside.getParent();
      Path name = inside.getFileName();
      return directory != null
          && name != null
          && Files.isSymbolicLink(root.open(directory).resolve(name));
    } catch (IOException | InvalidPathException unreadable) {
      return false;
    }
  }

  /** Where a link leads, or the path itself, as a path inside the root. */
  public String real(String path) {
    try {
      Path host = root.open(Path.of(path));
      if (root.isHost()) {
        return host.toRealPath().toString();
      }
      // Links are followed by then; the kernel's idea of a root in /proc would lead out of it.
      return Files.exists(host) ? "/" + root.directory().relativize(host) : path;
    } catch (IOException | InvalidPathException unreadable) {
      return path;
    }
  }

  /** The host's path to a regular file. */
  public Optional<Path> regular(String path) {
    return onHost(path).filter(Files::isRegularFile);
  }

  /** The permission bits and the file type of stat(2); -1 when there is nothing. */
  public int mode(String path) {
    return onHost(path)
        .map(file -> {
          try {
            return (Integer) Files.getAttribute(file, "unix:mode");
          } catch (IOException | UnsupportedOperationException unreadable) {
            return -1;
          }
        })
        .orElse(-1);
  }

  /** The number of the user that owns a file; -1 when there is nothing. */
  public int owner(String path) {
    return onHost(path)
        .map(file -> {
          try {
            return (Integer) Files.getAttribute(file, "unix:uid");
          } catch (IOException | UnsupportedOperationException unreadable) {
            return -1;
          }
        })
        .orElse(-1);
  }

  /** The lines of a text file; none when it cannot be read or is no text. */
  public List<String> lines(String path) {
    Optional<Path> file = regular(path);
    if (file.isEmpty()) {
      return List.of();
    }
    try {
      if (Files.size(file.get()) > LARGEST) {
        return List.of();
      }
      byte[] bytes = Files.readAllBytes(file.get());
      return new String(bytes, StandardCharsets.ISO_8859_1).lines().toList();
    } catch (IOException unreadable) {
      return List.of();
    }
  }

  /** The names in a directory, alphabetically. */
  public List<String> names(String directory) {
    TreeSet<String> names = new TreeSet<>();
    Optional<Path> host = onHost(directory);
    if (host.isPresent() && Files.isDirectory(host.get(), LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(host.get())) {
        for (Path entry : entries) {
          names.add(String.valueOf(entry.getFileName()));
        }
      } catch (DirectoryIteratorException | IOException unreadable) {
        return List.copyOf(names);
      }
    }
    return new ArrayList<>(names);
  }

  private Optional<Path> onHost(String path) {
    try {
      return Optional.of(root.open(Path.of(path)));
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }
}
