package dev.ringfence.trial.probe;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.CloneRequest;
import dev.ringfence.clone.JobOutcome;
import dev.ringfence.linux.RawPath;
import dev.ringfence.unit.Unit;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * What a service can see of the file system: a probe, in the service's own sandbox and as its user,
 * walks it from the root down.
 *
 * @param found what was asked for, in the order in which it was met; what the probe brought is not
 *     in it
 * @param files regular files, those with several names once
 * @param bytes of those files
 * @param unread places that could not be looked into, which are not within reach either
 */
public record VisibleTree(List<Entry> found, long files, long bytes, long unread) {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SCRIPT = "walk\n";

  public VisibleTree {
    found = List.copyOf(found);
  }

  /**
   * One name.
   *
   * @param kind {@code d}, {@code f}, {@code l}, {@code s} for a socket, {@code p}, {@code c},
   *     {@code b}
   * @param mode the permission bits
   * @param inode its number; the same for every name of one file
   * @param writable the service may write to it
   * @param executable it is a regular file that the service may run
   */
  public record Entry(
      char kind, int mode, long inode, boolean writable, boolean executable, RawPath path) {
    /** The path in words, always printable. */
    public String text() {
      return path.toString();
    }
  }

  /**
   * Walks.
   *
   * @param clone in which the service is, not running
   * @param unit with its sandbox, all drop-ins included
   * @param wanted of which entries to keep
   * @throws IOException when the probe did not run in that sandbox
   */
  public static VisibleTree of(Clone clone, Unit unit, Predicate<Entry> wanted) throws IOException {
    Fixtures.putProgram(clone);
    clone.run(
        List.of("chmod", "755", Fixtures.PLACE, Fixtures.PROGRAM), Duration.ofSeconds(10), 4096);
    String name = "ringfence-walk-" + NUMBER.incrementAndGet();
    ProbeUnit probe = ProbeUnit.whole(name, unit);
    clone.writeFile(CloneRequest.UNITS + "/" + name + ".service", probe.text());
    clone.writeFile(Fixtures.PLACE + "/" + name + ".in", SCRIPT);
    clone.systemd().reload();
    JobOutcome outcome = clone.systemd().start(name + ".service", PATIENCE);
    Path output =
        Path.of("/proc", Long.toString(clone.pid()), "root" + Fixtures.PLACE, name + ".out");
    if (!outcome.isDone() || !Files.exists(output)) {
      throw new IOException(
          "the probe that looks around in the sandbox did not run: "
              + clone.systemd().properties(name + ".service").text("Result"));
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(output), 1 << 16)) {
      return read(in, wanted);
    } finally {
      Files.delete(output);
    }
  }

  private static VisibleTree read(InputStream in, Predicate<Entry> wanted) throws IOException {
    List<Entry> found = new ArrayList<>();
    ByteArrayOutputStream record = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next != 0) {
        record.write(next);
        continue;
      }
      // Names are bytes: one character for each.
      String text = record.toString(StandardCharsets.ISO_8859_1);
      record.reset();
      String[] fields = text.split(" ", 6);
      if (text.startsWith(".")) {
        return new VisibleTree(
            found, Long.parseLong(fields[1]), Long.parseLong(fields[2]), Long.parseLong(fields[3]));
      }
      Entry entry =
          new Entry(
              text.charAt(0),
              Integer.parseInt(fields[1], 8),
              Long.parseLong(fields[2]),
              fields[3].equals("w"),
              fields[4].equals("x"),
              new RawPath(fields[5]));
      if (!isOurs(entry.path().bytes()) && wanted.test(entry)) {
        found.add(entry);
      }
    }
    throw new IOException("the probe that looks around in the sandbox was cut off");
  }

  private static boolean isOurs(String path) {
    return path.equals(Fixtures.PLACE) || path.startsWith(Fixtures.PLACE + "/");
  }
}
