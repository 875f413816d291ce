package dev.ringfence.directive;

import dev.ringfence.SharedData;
import io.avaje.json.mapper.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Facts that others gathered about directives; see {@link SharedData}. */
final class SharedReference {
  private final Path folder = SharedData.folder("reference");

  /** The directives, each as a JSON object. */
  @SuppressWarnings("unchecked")
  List<Map<String, Object>> directives() throws IOException {
    String text = Files.readString(folder.resolve("directives.json"));
    Map<String, Object> all = new HashMap<>(JsonMapper.builder().build().fromJsonObject(text));
    return (List<Map<String, Object>>) Objects.requireNonNull(all.get("directives"));
  }

  /** The page that ranks directives, line by line. */
  List<String> page() throws IOException {
    try (var files = Files.list(folder)) {
      Path page = files.filter(file -> file.toString().endsWith(".txt")).findFirst().orElseThrow();
      return Files.readAllLines(page);
    }
  }
}
