package dev.ringfence.clone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A program run in a clone: bounded in time, in output kept, and with it ends all that it started,
 * even what made itself a daemon.
 */
public final class Execution {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Execution() {}

  /**
   * How a program ended.
   *
   * @param exitCode its exit status, 128 plus the signal's number when a signal ended it, 137 when
   *     its time was up
   * @param timedOut whether its time was up
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   * @param took from its start to its end
   */
  public record Result(int exitCode, boolean timedOut, Output out, Output err, Duration took) {}

  /**
   * The beginning of what a program wrote.
   *
   * @param text as UTF-8
   * @param dropped bytes after it that were read and not kept
   */
  public record Output(String text, long dropped) {}

  static Result run(
      Namespaces namespaces, List<Path> cgroups, List<String> program, Duration timeout, int limit)
      throws IOException {
    // The first is the clone's in the unified hierarchy; what runs gets one of its own below it.
    Path own = cgroups.getFirst().resolve("workload-" + NUMBER.incrementAndGet());
    List<Path> joined = new ArrayList<>(cgroups);
    joined.set(0, own);
    try {
      Files.createDirectory(own);
    } catch (FileSystemException e) {
      throw new CloneFailedException("the clone is gone", "its systemd ended");
    }
    try {
      return run(namespaces.process(joined, program), own, timeout, limit);
    } finally {
      kill(own);
      remove(own);
    }
  }

  private static Result run(ProcessBuilder builder, Path cgroup, Duration timeout, int limit)
      throws IOException {
    long start = System.nanoTime();
    Process process = builder.redirectInput(Path.of("/dev/null").toFile()).start();
    CompletableFuture<Output> out = drain(process.getInputStream(), limit);
    CompletableFuture<Output> err = drain(process.getErrorStream(), limit);
    boolean ended;
    try {
      ended = process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    // Children left behind hold the pipes open.
    kill(cgroup);
    int exitCode = Waiting.exitCode(process);
    return new Result(exitCode, !ended, out.join(), err.join(), took);
  }

  private static CompletableFuture<Output> drain(InputStream stream, int limit) {
    CompletableFuture<Output> output = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("clone-output")
        .start(() -> {
          ByteArrayOutputStream kept = new ByteArrayOutputStream();
          long dropped = 0;
          try (stream) {
            byte[] buffer = new byte[1 << 16];
            for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
              int room = Math.min(n, limit - kept.size());
              kept.write(buffer, 0, room);
              dropped += n - room;
            }
          } catch (IOException e) {
            // The pipe's other end is gone: what came until then counts.
          }
          output.complete(new Output(kept.toString(StandardCharsets.UTF_8), dropped));
        });
    return output;
  }

  private static void kill(Path cgroup) throws IOException {
    try {
      Files.writeString(cgroup.resolve("cgroup.kill"), "1");
    } catch (FileSystemException e) {
      // It went with the clone.
    }
  }

  /** Killed processes leave a cgroup a moment after; nothing tells when. */
  private static void remove(Path cgroup) throws IOException {
    for (int attempt = 0; attempt < 200; attempt++) {
      try {
        Files.deleteIfExists(cgroup);
        return;
      } catch (DirectoryNotEmptyException e) {
        return;
      } catch (FileSystemException busy) {
        try {
          Thread.sleep(5);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }
}
