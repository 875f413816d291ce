package dev.ringfence.clone;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one place on the host that clones write to: {@code /run/ringfence}, or what the environment
 * variable {@code RINGFENCE_RUN} names. Each clone has a directory of its own in it, which its
 * supervisor removes at the end; what a killed supervisor left behind, the next run clears.
 */
final class RunDirectory {
  private static final String VARIABLE = "RINGFENCE_RUN";

  private static final String PREFIX = "ringfence-";

  /** Where the supervisor says who it is, as PID-START. */
  private static final String SUPERVISOR = "supervisor";

  private static final AtomicInteger SERIAL = new AtomicInteger();

  private RunDirectory() {}

  static Path base() {
    String named = System.getenv(VARIABLE);
    return Path.of(named == null || named.isEmpty() ? "/run/ringfence" : named).toAbsolutePath();
  }

  /** Makes the directory of a new clone; its name is unique on this host. */
  static Path create() throws IOException {
    Path base = base();
    if (base.toString().matches("(?s).*[,:\\\\\\s].*")) {
      throw new CloneFailedException(
          VARIABLE + "=" + base,
          "overlayfs takes no comma, colon, backslash or blank in its paths");
    }
    Files.createDirectories(base);
    // Who answers for it is in the name, for a kill may come before anything is written into it.
    String owner = ProcessStat.ofThisProcess().toString();
    int serial = SERIAL.incrementAndGet();
    Path directory = base.resolve(PREFIX + owner + "-" + serial);
    Files.createDirectory(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createDirectory(directory.resolve("stage"));
    Files.createDirectory(directory.resolve("files"));
    return directory;
  }

  /**
   * Ends and removes what earlier runs left behind when they were killed with their supervisors.
   */
  static void sweep() throws IOException {
    Path base = base();
    if (!Files.isDirectory(base)) {
      return;
    }
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(base, PREFIX + "*")) {
      for (Path directory : directories) {
        try {
          if (isAbandoned(directory)) {
            clear(directory);
          }
        } catch (IOException e) {
          // Another run clears it at this moment, or the next one will.
        }
      }
    }
  }

  private static boolean isAbandoned(Path directory) throws IOException {
    String name = String.valueOf(directory.getFileName());
    if (!name.matches(PREFIX + "\\d+-\\d+-\\d+")) {
      return false;
    }
    String owner = name.substring(PREFIX.length(), name.lastIndexOf('-'));
    String supervisor = String.join("", lines(directory.resolve(SUPERVISOR)));
    return !ProcessStat.parse(owner).isAlive()
        && (supervisor.isEmpty() || !ProcessStat.parse(supervisor).isAlive());
  }

  private static void clear(Path directory) throws IOException {
    for (String cgroup : lines(directory.resolve("cgroups"))) {
      killAndRemove(Path.of(cgroup));
    }
    for (String upper : lines(directory.resolve("upper"))) {
      removeTree(Path.of(upper));
    }
    removeTree(directory);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static void killAndRemove(Path cgroup) throws IOException {
    Path kill = cgroup.resolve("cgroup.kill");
    for (int attempt = 0; attempt < 100 && Files.isDirectory(cgroup); attempt++) {
      if (Files.exists(kill)) {
        Files.writeString(kill, "1");
      }
      try {
        Files.walkFileTree(cgroup, new RemoveDirectories());
      } catch (IOException busy) {
        pause();
      }
    }
  }

  /** The kernel does not tell when the last process of a killed cgroup is gone. */
  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A cgroup's files go with its directory, and cannot be removed. */
  private static final class RemoveDirectories extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException problem)
        throws IOException {
      Files.delete(directory);
      return FileVisitResult.CONTINUE;
    }
  }

  private static void removeTree(Path top) throws IOException {
    if (!Files.exists(top)) {
      return;
    }
    Files.walkFileTree(
        top,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException problem)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
