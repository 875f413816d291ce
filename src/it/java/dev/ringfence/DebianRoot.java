package dev.ringfence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A Debian with real services, from which tests boot clones ({@code scripts/debian-root} makes it
 * the first time, which takes a minute or two).
 */
public enum DebianRoot {
  /** Debian 12 with systemd 252. */
  BOOKWORM("12", 252),
  /** Debian 13 with systemd 257. */
  TRIXIE("13", 257);

  private final String version;
  private final int systemd;

  DebianRoot(String version, int systemd) {
    this.version = version;
    this.systemd = systemd;
  }

  /** The major version of the systemd in it. */
  public int systemd() {
    return systemd;
  }

  /** The JDK with {@code jwebserver} inside the root, as a service in it sees its folder. */
  public static Path jdk() {
    return Path.of("/opt/jdk");
  }

  /** The root's folder on this host. Read it, boot clones from it, and never write to it. */
  public Path folder() {
    try {
      Path log = Files.createTempFile("debian-root", ".log");
      try {
        Process script =
            new ProcessBuilder(
                    List.of(project().resolve("scripts/debian-root").toString(), version))
                .redirectError(log.toFile())
                .start();
        String folder =
            new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (script.waitFor() != 0) {
          throw new AssertionError(Files.readString(log));
        }
        return Path.of(folder);
      } finally {
        Files.delete(log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static Path project() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }
}
