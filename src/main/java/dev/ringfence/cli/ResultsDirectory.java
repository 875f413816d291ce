package dev.ringfence.cli;

import dev.ringfence.unit.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The directory of a search's results: all of them are written, or none. It is made when there are
 * some.
 *
 * @param directory which may exist
 */
record ResultsDirectory(Path directory) {
  /**
   * A directory in which results can be written, as far as can be known before.
   *
   * @throws UsageException when they cannot: an hour of trials should not end so
   */
  static ResultsDirectory of(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UsageException("--output " + directory + " is a file, and not a directory");
    }
    Path there = directory.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      throw new UsageException("--output " + directory + " cannot be made in " + there);
    }
    return new ResultsDirectory(directory);
  }

  /** Where a result lies. */
  Path file(String name) {
    return directory.resolve(name);
  }

  /**
   * Writes them.
   *
   * @param texts by their names
   * @throws IOException if one cannot be written; then none is there that was not there before
   */
  void write(Map<String, String> texts) throws IOException {
    List<Path> written = new ArrayList<>();
    boolean done = false;
    try {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        Path file = file(text.getKey());
        boolean fresh = !Files.exists(file);
        AtomicFile.write(file, text.getValue().getBytes(StandardCharsets.UTF_8));
        if (fresh) {
          written.add(file);
        }
      }
      done = true;
    } finally {
      if (!done) {
        for (Path file : written) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
