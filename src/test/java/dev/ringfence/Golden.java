package dev.ringfence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are kept in files. With {@code RINGFENCE_GOLDEN=write} in the environment the files
 * are written anew: look at the difference before it is kept.
 */
public final class Golden {
  /** Whether the files are written anew. */
  public static final boolean WRITE = "write".equals(System.getenv("RINGFENCE_GOLDEN"));

  private Golden() {}

  /** Compares a text with the file that keeps it. */
  public static void isKept(String text, Path file) throws IOException {
    if (WRITE) {
      Files.writeString(file, text);
    }
    assertThat(file).exists();
    assertThat(text).as("RINGFENCE_GOLDEN=write writes " + file).isEqualTo(Files.readString(file));
  }
}
