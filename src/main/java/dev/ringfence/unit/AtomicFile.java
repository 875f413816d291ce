package dev.ringfence.unit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes whole files so that, even when the power fails, the old or the new one is there. */
public final class AtomicFile {
  private static final String NEW_FILE = "rw-r--r--";
  private static final String NEW_DIRECTORY = "rwxr-xr-x";

  private AtomicFile() {}

  /**
   * Writes {@code bytes} to {@code path}: a temporary file beside it, fsync(2), rename(2), fsync of
   * the directory. A file that is replaced keeps its owner and mode, and if {@code path} is a link
   * to a file, that file is replaced; a new one has mode 0644. Directories are made as needed.
   *
   * @throws IOException if it cannot be written; then nothing has changed
   */
  public static void write(Path path, byte[] bytes) throws IOException {
    Path target = target(path);
    Path directory = makeDirectory(target);
    // A hidden name, so that systemd does not read it if it is left behind.
    Path temporary = Files.createTempFile(directory, ".#", ".ringfence");
    write(target, temporary, bytes);
  }

  /**
   * The same by way of a temporary file that the caller names, in the same directory: it can be
   * found if the power fails. One that is there is overwritten. Links are not followed.
   *
   * @throws IOException if it cannot be written; then nothing has changed
   */
  public static void write(Path target, Path temporary, byte[] bytes) throws IOException {
    Path directory = makeDirectory(target);
    try {
      try (FileChannel channel =
          FileChannel.open(
              temporary,
              StandardOpenOption.WRITE,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        copyAccess(target, temporary);
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    sync(directory);
  }

  private static Path makeDirectory(Path target) throws IOException {
    Path directory = target.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(target + ": is a directory");
    }
    Files.createDirectories(
        directory,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(NEW_DIRECTORY)));
    return directory;
  }

  /** Removes a file, and sees to it that it is gone for good. */
  public static void delete(Path path) throws IOException {
    Files.deleteIfExists(path);
    Path directory = path.toAbsolutePath().getParent();
    if (directory != null && Files.isDirectory(directory)) {
      sync(directory);
    }
  }

  /** Sees to it that names in a directory are on the disk: fsync(2). */
  public static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path target(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return path;
    }
    Path real = path.toRealPath();
    if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(path + ": is not a regular file");
    }
    return real;
  }

  private static void copyAccess(Path from, Path to) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (!Files.exists(from)) {
      view.setPermissions(PosixFilePermissions.fromString(NEW_FILE));
      return;
    }
    PosixFileAttributes old = Files.readAttributes(from, PosixFileAttributes.class);
    PosixFileAttributes fresh = view.readAttributes();
    if (!old.owner().equals(fresh.owner())) {
      view.setOwner(old.owner());
    }
    if (!old.group().equals(fresh.group())) {
      view.setGroup(old.group());
    }
    view.setPermissions(old.permissions());
  }
}
