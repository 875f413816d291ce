package dev.ringfence.score;

import io.avaje.json.mapper.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real {@code systemd-analyze}: the host's, or another Debian's, which its own loader starts with
 * its own libraries so that it sees the files of this host.
 */
final class RealSystemd {
  private static final Pattern OVERALL =
      Pattern.compile("Overall exposure level for (\\S+): (\\S+) (\\S+)");
  private static final Pattern VERSION = Pattern.compile("systemd \\d+ \\(([^)]+)\\)");

  /** Units in one process: as many as make the start of the process not matter. */
  private static final int BATCH = 1000;

  private final List<String> command;

  private RealSystemd(List<String> command) {
    this.command = command;
  }

  /** The host's own. */
  static RealSystemd installed() {
    return new RealSystemd(List.of("systemd-analyze"));
  }

  /** The one in the root of another Debian. */
  static RealSystemd in(Path root) {
    Path libraries = root.resolve("usr/lib/x86_64-linux-gnu");
    return new RealSystemd(
        List.of(
            root.resolve("lib64/ld-linux-x86-64.so.2").toString(),
            "--library-path",
            libraries + ":" + libraries.resolve("systemd"),
            root.resolve("usr/bin/systemd-analyze").toString()));
  }

  /** The one in another root, run inside it, so that it sees that root's files alone. */
  static RealSystemd inside(Path root) {
    return new RealSystemd(List.of("chroot", root.toString(), "systemd-analyze"));
  }

  /** Its version with the point release, as the package names it. */
  String version() throws IOException, InterruptedException {
    Matcher matcher = VERSION.matcher(run(List.of("--version")));
    if (!matcher.find()) {
      throw new AssertionError("no version");
    }
    return matcher.group(1);
  }

  /** Score and rows, in a text that can be compared, by the name of each unit that it loads. */
  Map<String, String> scores(List<Path> files) throws IOException, InterruptedException {
    Map<String, String> scores = new HashMap<>();
    for (int from = 0; from < files.size(); from += BATCH) {
      List<Path> batch = files.subList(from, Math.min(files.size(), from + BATCH));
      List<String> overall = run(batch, false).lines().toList();
      List<String> rows = run(batch, true).lines().filter(line -> !line.isBlank()).toList();
      int at = 0;
      for (String line : overall) {
        Matcher matcher = OVERALL.matcher(line);
        if (matcher.find()) {
          scores.put(
              matcher.group(1),
              matcher.group(2) + " " + matcher.group(3) + " " + rows(rows.get(at++)));
        }
      }
      if (at != rows.size()) {
        throw new AssertionError(at + " scores and " + rows.size() + " tables");
      }
    }
    return scores;
  }

  private static Map<String, List<Object>> rows(String json) {
    Map<String, List<Object>> rows = new TreeMap<>();
    for (Object each : JsonMapper.builder().build().fromJsonArray(json)) {
      Map<?, ?> row = (Map<?, ?>) each;
      List<Object> cells = new ArrayList<>();
      cells.add(row.get("set"));
      cells.add(row.get("exposure"));
      rows.put((String) Objects.requireNonNull(row.get("json_field")), cells);
    }
    return rows;
  }

  private String run(List<Path> files, boolean json) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("security", "--offline=yes", "--no-pager", "--man=no"));
    if (json) {
      arguments.add("--json=short");
    }
    files.forEach(file -> arguments.add(file.toString()));
    return run(arguments);
  }

  private String run(List<String> arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments);
    Path errors = Files.createTempFile("systemd-analyze", ".err");
    try {
      ProcessBuilder builder = new ProcessBuilder(all).redirectError(errors.toFile());
      builder.environment().put("LC_ALL", "C.UTF-8");
      builder.environment().put("SYSTEMD_COLORS", "0");
      builder.environment().put("SYSTEMD_URLIFY", "0");
      Process process = builder.start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return out;
    } finally {
      Files.delete(errors);
    }
  }
}
