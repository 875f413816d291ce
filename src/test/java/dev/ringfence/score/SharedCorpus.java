package dev.ringfence.score;

import io.avaje.json.mapper.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Unit files of real packages, and what real systemds say of them; beside the checkout, if at all.
 */
final class SharedCorpus {
  /** What systemd-analyze said of one unit. */
  record Expected(
      String packageName, String file, String overall, String rating, List<List<Object>> rows) {}

  private final Path corpus;

  private SharedCorpus(Path corpus) {
    this.corpus = corpus;
  }

  /** Where it should be. */
  static SharedCorpus find() {
    String named = System.getenv("RINGFENCE_SHARED");
    Path shared = named == null ? Path.of("..", "shared") : Path.of(named);
    return new SharedCorpus(
        Files.isDirectory(shared) ? shared.resolve("corpus") : Path.of("/work/shared/corpus"));
  }

  /** Whether it is there. */
  boolean exists() {
    return Files.isDirectory(corpus);
  }

  /** The file of a unit. */
  Path file(Expected expected) {
    try (Stream<Path> files = Files.walk(corpus.resolve("units").resolve(expected.packageName()))) {
      return files
          .filter(file -> file.endsWith(expected.file()) && !file.toString().contains(".wants/"))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the systemd of this major version said. */
  List<Expected> expected(int version) throws IOException {
    JsonMapper mapper = JsonMapper.builder().build();
    List<Expected> all = new ArrayList<>();
    for (String line :
        Files.readAllLines(corpus.resolve("expected/systemd-" + version + ".jsonl"))) {
      Map<String, Object> fields = new HashMap<>(mapper.fromJsonObject(line));
      @SuppressWarnings("unchecked")
      List<List<Object>> rows =
          (List<List<Object>>) Objects.requireNonNull(fields.get("rows"), line);
      all.add(
          new Expected(
              text(fields, "package"),
              text(fields, "file"),
              text(fields, "overall"),
              text(fields, "rating"),
              rows));
    }
    return all;
  }

  private static String text(Map<String, Object> fields, String name) {
    return Objects.requireNonNull((String) fields.get(name), name);
  }
}
