package dev.ringfence.clone;

import dev.ringfence.unit.Root;
import dev.ringfence.unit.Unit;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a service's own files may cost in a clone: an overlay copies a file whole when it is opened
 * for writing, a database's files all.
 */
public sealed interface CopyCost {
  /**
   * There is room for all of them.
   *
   * @param bytes what may have to be copied
   */
  record Bearable(long bytes) implements CopyCost {}

  /**
   * There is not, and the user must choose.
   *
   * @param bytes what may have to be copied, at least
   * @param room what the clone may write
   * @param choices what to do, the best first
   */
  record TooMuch(long bytes, long room, List<Choice> choices) implements CopyCost {
    public TooMuch {
      choices = List.copyOf(choices);
    }

    /** Says it in one line. */
    public String message() {
      StringBuilder line = new StringBuilder();
      line.append("the service may have to copy ").append(size(bytes));
      line.append(", and the clone may write ").append(size(room)).append(": ");
      List<String> said = new ArrayList<>();
      choices.forEach(choice -> said.add(choice.option() + " " + choice.effect()));
      return line.append(String.join("; or ", said)).toString();
    }
  }

  /**
   * One way out.
   *
   * @param option for the command line
   * @param effect what it does
   */
  record Choice(String option, String effect) {}

  /** They share a file's data between copies, see ioctl_ficlonerange(2). */
  Set<String> REFLINK = Set.of("xfs", "btrfs", "bcachefs");

  /** No more than that is spent on measuring; what is found by then counts. */
  Duration LONGEST = Duration.ofSeconds(2);

  /** Measures the directories in which a service most likely writes. */
  static CopyCost of(Unit unit, CloneRequest request) throws IOException {
    Root root = new Root(request.root());
    List<Path> directories =
        StateDirectories.of(unit, root).stream()
            .filter(path -> request.excluded().stream().noneMatch(path::startsWith))
            .toList();
    long total = 0;
    long most = 0;
    Path largest = Path.of("/");
    for (Path directory : directories) {
      long bytes = bytesBelow(root.open(directory));
      total += bytes;
      if (bytes > most) {
        most = bytes;
        largest = directory;
      }
    }
    long room =
        switch (request.upper()) {
          case Upper.InMemory() -> request.limits().writtenBytes();
          case Upper.OnDisk(Path place) -> Files.getFileStore(place).getUsableSpace();
        };
    if (total <= room || isShared(request.upper(), root.open(largest))) {
      return new Bearable(total);
    }
    return new TooMuch(total, room, choices(root, largest, total, request.upper()));
  }

  private static boolean isShared(Upper upper, Path data) throws IOException {
    return upper instanceof Upper.OnDisk(Path place)
        && REFLINK.contains(Files.getFileStore(data).type())
        && Files.getFileStore(data).equals(Files.getFileStore(place));
  }

  private static List<Choice> choices(Root root, Path data, long bytes, Upper upper)
      throws IOException {
    List<Choice> choices = new ArrayList<>();
    FileStore store = Files.getFileStore(root.open(data));
    for (String name : List.of("/var/tmp", "/srv", "/home", "/var/lib", "/")) {
      Path place = Path.of(name);
      if (!Files.isDirectory(place) || upper instanceof Upper.OnDisk) {
        continue;
      }
      FileStore its = Files.getFileStore(place);
      if (its.equals(store) && REFLINK.contains(its.type())) {
        String effect = "keeps the copies on the same " + its.type() + ", which shares their data";
        choices.addFirst(new Choice("--upper " + name, effect));
        break;
      }
      if (choices.isEmpty() && !its.type().equals("tmpfs") && its.getUsableSpace() > bytes) {
        String effect = "keeps them on disk, where " + size(its.getUsableSpace()) + " are free";
        choices.add(new Choice("--upper " + name, effect));
      }
    }
    choices.add(new Choice("--exclude " + data, "starts the service without what is in it"));
    return choices;
  }

  private static long bytesBelow(Path directory) throws IOException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    long[] bytes = {0};
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              bytes[0] += attributes.size();
            }
            return System.nanoTime() < deadline
                ? FileVisitResult.CONTINUE
                : FileVisitResult.TERMINATE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException problem) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException problem) {
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes[0];
  }

  private static String size(long bytes) {
    return bytes >= 1L << 30
        ? String.format(Locale.ROOT, "%.1f GiB", bytes / (double) (1L << 30))
        : String.format(Locale.ROOT, "%d MiB", bytes >> 20);
  }
}
