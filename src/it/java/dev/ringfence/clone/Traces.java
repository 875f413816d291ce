package dev.ringfence.clone;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What still runs or lies about of a clone, found by the name that only it has. */
public final class Traces {
  private Traces() {}

  /** Processes in the clone's cgroups or with its name on their command line, and its cgroups. */
  public static List<String> of(String clone) throws IOException {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        Path.of("/sys/fs/cgroup"),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            if (directory.endsWith(clone)) {
              found.add(directory.toString());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path gone, IOException meanwhile) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path gone, IOException meanwhile) {
            return FileVisitResult.CONTINUE;
          }
        });
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : (Iterable<Path>) processes::iterator) {
        if (Character.isDigit(String.valueOf(process.getFileName()).charAt(0))) {
          String words = read(process.resolve("cgroup")) + read(process.resolve("cmdline"));
          if (words.contains(clone)) {
            found.add(process + " " + words.replace('\0', ' ').strip());
          }
        }
      }
    }
    return found;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException ended) {
      return "";
    }
  }
}
