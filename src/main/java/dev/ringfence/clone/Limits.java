package dev.ringfence.clone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a clone may use of the host at most; the clone's pids and memory controllers hold it.
 *
 * @param processes processes and threads, at least 64
 * @param memoryBytes memory, with what is written to the copy while that lies in memory
 * @param writtenBytes what may be written to the copy of the root, and to each of /run, /tmp and
 *     /dev/shm
 */
public record Limits(int processes, long memoryBytes, long writtenBytes) {
  public Limits {
    if (processes < 64 || memoryBytes < 64L << 20 || writtenBytes < 1L << 20) {
      throw new IllegalArgumentException(
          "a clone needs at least 64 processes, 64 MiB of memory and 1 MiB to write");
    }
  }

  /** Three quarters of the memory that is available now, half of which may be written files. */
  public static Limits ofThisHost() {
    long available = Math.max(availableBytes() / 4 * 3, 256L << 20);
    return new Limits(8192, available, available / 2);
  }

  private static long availableBytes() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/meminfo"))) {
        if (line.startsWith("MemAvailable:")) {
          String number = line.substring("MemAvailable:".length()).replace("kB", "").strip();
          return Long.parseLong(number) << 10;
        }
      }
      return 1L << 30;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
