package dev.ringfence.unit;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/** Opens unit files, and says in words why one cannot be read. */
final class UnitFileReader {
  /** Real unit files have some kilobytes; reading more would only fill the memory. */
  static final int SIZE_LIMIT = 4 << 20;

  private final Root root;

  UnitFileReader(Root root) {
    this.root = root;
  }

  /** What is found where a unit file should be. */
  sealed interface Found {
    /** A file, as far as systemd reads it. */
    record Text(UnitFile file) implements Found {}

    /** An empty file or a device such as /dev/null, which masks (null_or_empty() of systemd). */
    record Mask() implements Found {}

    /** Nothing that can be read. */
    record Unreadable(Problem problem) implements Found {}
  }

  /**
   * What a regular file of a known size holds, read with as few calls as can be.
   *
   * @param size as lstat(2) said; what was appended since then is not read
   */
  Found read(Path path, UnitType type, long size) {
    if (size <= 0 || size > SIZE_LIMIT || !root.isHost()) {
      return read(path, type);
    }
    byte[] bytes = new byte[(int) size];
    int length = 0;
    try (FileInputStream in = new FileInputStream(path.toString())) {
      int more = in.read(bytes, 0, bytes.length);
      while (more > 0) {
        length += more;
        more = in.read(bytes, length, bytes.length - length);
      }
    } catch (IOException e) {
      return read(path, type);
    }
    byte[] whole = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    return new Found.Text(UnitFile.parse(path, whole, type));
  }

  Found read(Path path, Sections sections) {
    try {
      if (root.isNullDevice(path)) {
        return new Found.Mask();
      }
      Path host = root.open(path);
      BasicFileAttributes attributes = Files.readAttributes(host, BasicFileAttributes.class);
      if (attributes.isDirectory()) {
        return unreadable(path, "is a directory, not a unit file");
      }
      if (attributes.isOther()) {
        return isDevice(host)
            ? new Found.Mask()
            : unreadable(path, "is a pipe or a socket, not a unit file");
      }
      if (attributes.size() == 0) {
        return new Found.Mask();
      }
      if (attributes.size() > SIZE_LIMIT) {
        return unreadable(
            path,
            "has "
                + (attributes.size() >> 20)
                + " MiB; unit files are text of some kilobytes, and none above "
                + (SIZE_LIMIT >> 20)
                + " MiB is read");
      }
      return new Found.Text(new UnitFileParser(path, Files.readAllBytes(host), sections).parse());
    } catch (IOException e) {
      return unreadable(path, reason(path, e));
    }
  }

  private static boolean isDevice(Path host) throws IOException {
    int mode = (Integer) Files.getAttribute(host, "unix:mode");
    int kind = mode & 0170000;
    return kind == 0020000 || kind == 0060000;
  }

  private static Found unreadable(Path path, String message) {
    return new Found.Unreadable(new Problem.InFile(path, message));
  }

  /** Why {@code path} cannot be read, in words. */
  String reason(Path path, IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "permission denied: run as root, or make it readable";
      case NoSuchFileException _ ->
          isLink(path) ? "is a link to a file that does not exist" : "does not exist";
      case FileSystemLoopException _ -> "is a link that goes round in circles";
      default -> {
        String message = String.valueOf(e.getMessage());
        yield message.contains("Too many levels of symbolic links")
            ? "is a link that goes round in circles"
            : "cannot be read: " + message;
      }
    };
  }

  private boolean isLink(Path path) {
    try {
      return Files.isSymbolicLink(root.openLink(path));
    } catch (IOException loop) {
      return true;
    }
  }
}
