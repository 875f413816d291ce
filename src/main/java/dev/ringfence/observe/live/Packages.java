package dev.ringfence.observe.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Versions of packages, from Debian's package manager; nothing where there is another one.
 *
 * @param root of the file system that they are installed in
 */
record Packages(Path root) {
  /** Of the package systemd, such as {@code 252.39-1~deb12u1}; empty without. */
  String systemdVersion() {
    List<String> lines = run(List.of("-W", "-f", "${Version}", "systemd"));
    return lines.isEmpty() ? "" : lines.getFirst();
  }

  /** Versions of the packages that own the files, by name. */
  SortedMap<String, String> owning(List<String> files) {
    SortedMap<String, String> versions = new TreeMap<>();
    if (files.isEmpty()) {
      return versions;
    }
    List<String> names = new ArrayList<>();
    List<String> search = new ArrayList<>(List.of("-S", "--"));
    for (String file : files) {
      search.add(file);
      // Debian's database knows the paths from before /usr was merged.
      if (file.startsWith("/usr/")) {
        search.add(file.substring("/usr".length()));
      }
    }
    for (String line : run(search)) {
      int colon = line.indexOf(": ");
      if (colon > 0 && !line.startsWith("diversion ")) {
        names.add(line.substring(0, colon).split(", ", -1)[0]);
      }
    }
    if (!names.isEmpty()) {
      List<String> show = new ArrayList<>(List.of("-W", "-f", "${Package} ${Version}\\n", "--"));
      show.addAll(names);
      for (String line : run(show)) {
        String[] parts = line.split(" ", 2);
        if (parts.length == 2) {
          versions.put(parts[0], parts[1]);
        }
      }
    }
    return versions;
  }

  private List<String> run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("dpkg-query", "--admindir", root.resolve("var/lib/dpkg").toString()));
    command.addAll(arguments);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        return out.lines().toList();
      }
    } catch (IOException e) {
      return List.of();
    }
  }
}
