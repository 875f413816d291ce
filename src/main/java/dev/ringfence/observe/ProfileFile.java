package dev.ringfence.observe;

import dev.ringfence.unit.AtomicFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Profiles in files: versioned JSON, see docs/schema/profile-1.json. */
public final class ProfileFile {
  /** A quarter of a million facts with long paths; larger files are refused unread. */
  public static final int MAX_BYTES = 128 << 20;

  private ProfileFile() {}

  /**
   * Reads a profile, which need not be trusted.
   *
   * @throws ProfileException when it is none, with one line that names the file and says why
   * @throws IOException when it cannot be read
   */
  public static Profile read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new ProfileException("it is a directory, and no profile").in(file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new ProfileException("it is larger than " + (MAX_BYTES >> 20) + " MiB");
      }
      return ProfileReader.read(bytes);
    } catch (ProfileException e) {
      throw e.in(file);
    }
  }

  /**
   * Writes a profile. A regular file is replaced in one step once all of it is on the disk: whoever
   * reads sees the old or the new one, and a crash or a full disk leaves the old one. Anything else
   * (a pipe, a terminal) is written to directly.
   */
  public static void write(Profile profile, Path file) throws IOException {
    byte[] bytes = bytes(profile);
    if (bytes.length > MAX_BYTES) {
      throw new ProfileException(
          "the profile would be larger than " + (MAX_BYTES >> 20) + " MiB, and unreadable");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      Files.write(file, bytes);
      return;
    }
    AtomicFile.write(file, bytes);
  }

  /** The bytes that {@link #write} puts into a file. */
  public static byte[] bytes(Profile profile) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ProfileWriter.write(profile, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail so
    }
    return out.toByteArray();
  }
}
