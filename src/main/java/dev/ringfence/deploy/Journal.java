package dev.ringfence.deploy;

import dev.ringfence.unit.Root;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What was deployed, confirmed and taken back, in {@code /var/lib/ringfence/journal}: a line each,
 * which begins with the SHA-256 of the rest. rollback.sh writes such lines too.
 */
public record Journal(Root root) {
  /**
   * One line.
   *
   * @param time to the second
   * @param event {@code begun}, {@code confirmed}, {@code rolled-back}, {@code conflict} ...
   * @param unit of which unit
   * @param id of which deployment
   * @param words more
   */
  public record Entry(String time, String event, String unit, String id, String words) {}

  /**
   * All of it.
   *
   * @param entries in order
   * @param damaged the numbers, from 1, of lines that do not match their checksum
   */
  public record Contents(List<Entry> entries, List<Integer> damaged) {
    public Contents {
      entries = List.copyOf(entries);
      damaged = List.copyOf(damaged);
    }
  }

  private static final int SUM = 64;

  /** The file, as this process reaches it. */
  public Path file() throws IOException {
    return root.open(Place.STORE.resolve("journal"));
  }

  /** Adds a line, and sees to it that it is on the disk. */
  void add(String event, Deployment deployment, String words) throws IOException {
    add(event, deployment.place().unit().toString(), deployment.id(), words);
  }

  /** The same, for what is deployed for no unit. */
  void add(String event, String unit, String id, String words) throws IOException {
    String line =
        Instant.now().truncatedTo(ChronoUnit.SECONDS)
            + " "
            + event
            + " "
            + unit
            + " "
            + id
            + " "
            + words.replaceAll("\\p{Cntrl}", " ");
    Path file = file();
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      // After a line that was cut off by a crash, begin a new one.
      String start = channel.size() == 0 || lastByte(channel) == '\n' ? "" : "\n";
      byte[] bytes = (start + Digest.of(line) + " " + line + "\n").getBytes(StandardCharsets.UTF_8);
      channel.position(channel.size());
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  private static byte lastByte(FileChannel channel) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    channel.read(one, channel.size() - 1);
    return one.get(0);
  }

  /** Reads it; nothing where there is none. */
  public Contents read() throws IOException {
    List<Entry> entries = new ArrayList<>();
    List<Integer> damaged = new ArrayList<>();
    List<String> lines;
    try {
      lines = new String(Files.readAllBytes(file()), StandardCharsets.UTF_8).lines().toList();
    } catch (NoSuchFileException e) {
      return new Contents(entries, damaged);
    }
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      String rest = line.length() > SUM + 1 ? line.substring(SUM + 1) : "";
      String[] words = rest.split(" ", 5);
      if (words.length == 5 && line.substring(0, SUM).equals(Digest.of(rest))) {
        entries.add(new Entry(words[0], words[1], words[2], words[3], words[4]));
      } else {
        damaged.add(at + 1);
      }
    }
    return new Contents(entries, damaged);
  }
}
