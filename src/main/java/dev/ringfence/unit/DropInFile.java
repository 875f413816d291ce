package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A drop-in whose settings can be changed without touching a byte of what is not ours: comments,
 * spacing, unknown lines and line endings stay as they are.
 */
public final class DropInFile {
  /** What comments of ours begin with; those right above a setting of ours go when it goes. */
  public static final String COMMENT_MARK = "#: ";

  private final Path path;
  private final byte[] bytes;

  private DropInFile(Path path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  /**
   * One line to write.
   *
   * @param key such as {@code ProtectHome}
   * @param value in the syntax of systemd.syntax(7); empty resets
   * @param comment printed above it, each line behind {@link #COMMENT_MARK}
   */
  public record Line(String key, String value, List<String> comment) {
    public Line {
      comment = List.copyOf(comment);
      if (key.isEmpty()
          || !fits(key)
          || key.indexOf('=') >= 0
          || "#;[".indexOf(key.charAt(0)) >= 0) {
        throw new IllegalArgumentException("not a key: '" + key + "'");
      }
      if (!fits(value) || value.endsWith("\\") || value.length() > LogicalLines.LIMIT / 4) {
        throw new IllegalArgumentException("not a value for one line: '" + value + "'");
      }
      for (String each : comment) {
        if (each.isBlank() || !each.equals(each.stripTrailing()) || !fits(each.strip())) {
          throw new IllegalArgumentException("not a comment for one line: '" + each + "'");
        }
      }
    }

    /** A line without a comment. */
    public Line(String key, String value) {
      this(key, value, List.of());
    }

    private static boolean fits(String text) {
      for (int at = 0; at < text.length(); at++) {
        if (text.charAt(at) < ' ' && text.charAt(at) != '\t') {
          return false;
        }
      }
      return text.equals(text.strip());
    }
  }

  /** What came of an edit. */
  public sealed interface Edit {
    /** The file as it should be; it is the same file if there was nothing to change. */
    record Done(DropInFile file) implements Edit {}

    /** The file is broken in a way that would keep systemd from reading what we write. */
    record Refused(Problem problem) implements Edit {}
  }

  /** A drop-in of these bytes that is or will be at {@code path}. */
  public static DropInFile of(Path path, byte[] bytes) {
    return new DropInFile(path, bytes.clone());
  }

  /** The drop-in at {@code path} on the host, empty if there is none. */
  public static DropInFile read(Path path) throws IOException {
    try {
      if (Files.size(path) > UnitFileReader.SIZE_LIMIT) {
        throw new IOException(path + ": too large for a drop-in");
      }
      return new DropInFile(path, Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(path + ": is a link to a file that does not exist", e);
      }
      return new DropInFile(path, new byte[0]);
    }
  }

  /** Where it is or will be. */
  public Path path() {
    return path;
  }

  /** All of it. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** What systemd reads in it. */
  public UnitFile parse(UnitType type) {
    return UnitFile.parse(path, bytes, type);
  }

  /**
   * This file with {@code lines} in place of all assignments of the keys in {@code owned} in the
   * section. Keys that were there stay in their place, if they need to change at all; new ones come
   * after the section's last setting. All else keeps its bytes.
   *
   * @throws IllegalArgumentException if a line's key is not owned
   */
  public Edit with(String section, Set<String> owned, List<Line> lines) {
    for (Line line : lines) {
      if (!owned.contains(line.key())) {
        throw new IllegalArgumentException("not ours to write: " + line.key());
      }
    }
    return switch (DropInChunks.of(path, bytes)) {
      case DropInChunks.Broken(Problem problem) -> new Edit.Refused(problem);
      case DropInChunks.Split split -> {
        byte[] edited = new DropInEditor(bytes, split.chunks(), section, owned, lines).edit();
        yield new Edit.Done(Arrays.equals(edited, bytes) ? this : new DropInFile(path, edited));
      }
    };
  }

  /**
   * Puts it in place so that, whatever happens, either the old or the new file is there. Makes the
   * directory.
   */
  public void save() throws IOException {
    AtomicFile.write(path, bytes);
  }

  /** Whether anything in it is for systemd, not only comments and headers. */
  public boolean hasSettings(UnitType type) {
    return !parse(type).settings().isEmpty();
  }
}
