package dev.ringfence.linux;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A directory of the version 2 hierarchy of control groups (cgroups(7)).
 *
 * @param directory as it is mounted here
 */
public record ControlGroup(Path directory) {
  private static final int PATH_FIELD = 4;

  /** The root of the hierarchy that this process sees; empty when it is not mounted. */
  public static Optional<ControlGroup> root() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/mountinfo"))) {
      int separator = line.indexOf(" - ");
      if (separator >= 0 && line.startsWith(" - cgroup2 ", separator)) {
        return Optional.of(
            new ControlGroup(Path.of(line.split(" ", -1)[PATH_FIELD].replace("\\040", " "))));
      }
    }
    return Optional.empty();
  }

  /** The control group that this process is in, below the given root. */
  public static ControlGroup ofThisProcess(ControlGroup root) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/cgroup"))) {
      if (line.startsWith("0::/")) {
        Path path = root.directory.resolve(line.substring("0::/".length()));
        return Files.isDirectory(path) ? new ControlGroup(path) : root;
      }
    }
    return root;
  }

  /** The one of this path below this one, such as {@code system.slice/nginx.service}. */
  public ControlGroup below(String path) {
    return new ControlGroup(directory.resolve(path.startsWith("/") ? path.substring(1) : path));
  }

  public boolean exists() {
    return Files.isDirectory(directory);
  }

  /** The number by which the kernel knows it. */
  public long id() throws IOException {
    return ((Number) Files.getAttribute(directory, "unix:ino")).longValue();
  }

  /** This one and all below it. */
  public List<ControlGroup> tree() throws IOException {
    List<ControlGroup> all = new ArrayList<>();
    collect(all);
    return all;
  }

  private void collect(List<ControlGroup> all) throws IOException {
    if (!exists()) {
      return;
    }
    all.add(this);
    try (Stream<Path> children = Files.list(directory)) {
      for (Path child : children.filter(Files::isDirectory).toList()) {
        new ControlGroup(child).collect(all);
      }
    } catch (NoSuchFileException e) {
      // It ended meanwhile.
    }
  }

  /** The processes in it and below it. */
  public List<Integer> processes() throws IOException {
    List<Integer> processes = new ArrayList<>();
    for (ControlGroup one : tree()) {
      try {
        for (String line : Files.readAllLines(one.directory.resolve("cgroup.procs"))) {
          processes.add(Integer.parseInt(line));
        }
      } catch (FileSystemException e) {
        // It ended meanwhile.
      }
    }
    return processes;
  }

  public void create() throws IOException {
    Files.createDirectory(directory);
  }

  /** Ends every process in it and below it (Linux 5.14). */
  public void kill() throws IOException {
    if (exists()) {
      Files.writeString(directory.resolve("cgroup.kill"), "1");
    }
  }

  /** Removes it and all below it; false while there are processes in it. */
  public boolean remove() throws IOException {
    for (ControlGroup one : tree().reversed()) {
      try {
        Files.deleteIfExists(one.directory);
      } catch (DirectoryNotEmptyException e) {
        return false;
      } catch (FileSystemException e) {
        return false; // EBUSY
      }
    }
    return true;
  }
}
