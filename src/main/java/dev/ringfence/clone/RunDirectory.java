package dev.ringfence.clone;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The one place on the host that clones write to: {@code /run/ringfence}, or what the environment
 * variable {@code RINGFENCE_RUN} names. Each clone has a directory of its own in it, which its
 * supervisor removes at the end; what a killed supervisor left behind, the next run clears.
 */
final class RunDirectory {
  private static final String VARIABLE = "RINGFENCE_RUN";

  /** Who answers for a clone's directory: lines of "PID START", see {@link ProcessStat}. */
  private static final String OWNERS = "owners";

  /** Time enough to write the first owner. */
  private static final Duration GRACE = Duration.ofSeconds(10);

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
    // Unique, not secret; that it is new, createDirectory makes sure.
    long random = ThreadLocalRandom.current().nextLong();
    Path directory = base.resolve("ringfence-" + HexFormat.of().toHexDigits(random, 12));
    Files.createDirectory(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(directory.resolve(OWNERS), ProcessStat.ofThisProcess().toString() + "\n");
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
    try (DirectoryStream<Path> directories = Files.newDirectoryStream(base, "ringfence-*")) {
      for (Path directory : directories) {
        if (isAbandoned(directory)) {
          clear(directory);
        }
      }
    }
  }

  private static boolean isAbandoned(Path directory) throws IOException {
    try {
      for (String owner : Files.readAllLines(directory.resolve(OWNERS))) {
        if (ProcessStat.parse(owner).isAlive()) {
          return false;
        }
      }
      return true;
    } catch (NoSuchFileException e) {
      try {
        Instant made = Files.getLastModifiedTime(directory).toInstant();
        return made.plus(GRACE).isBefore(Instant.now());
      } catch (NoSuchFileException gone) {
        return false;
      }
    }
  }

  private static void clear(Path directory) throws IOException {
    try {
      for (String cgroup : Files.readAllLines(directory.resolve("cgroups"))) {
        killAndRemove(Path.of(cgroup));
      }
      for (String upper : Files.readAllLines(directory.resolve("upper"))) {
        removeTree(Path.of(upper));
      }
    } catch (NoSuchFileException e) {
      // It died before it had any.
    }
    removeTree(directory);
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
