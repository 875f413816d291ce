package dev.ringfence.score;

import dev.ringfence.SharedData;
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

/** Unit files of real packages, and what real systemds say of them; see {@link SharedData}. */
final class SharedCorpus {
  /** What systemd-analyze said of one unit. */
  record Expected(
      String packageName, String file, String overall, String rating, List<List<Object>> rows) {}

  private final Path corpus = SharedData.folder("corpus");

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
