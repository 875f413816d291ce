package dev.ringfence.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, as sha256sum(1) prints it. */
final class Digest {
  /** In place of a digest where there is no file. */
  static final String NONE = "none";

  /** In place of a digest where there is a link, a directory or a device. */
  static final String FOREIGN = "foreign";

  private Digest() {}

  static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Of a file, {@link #NONE} or {@link #FOREIGN}; links are not followed. */
  static String ofFile(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return NONE;
    }
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? of(Files.readAllBytes(file))
        : FOREIGN;
  }
}
