package dev.ringfence.host;

import dev.ringfence.unit.ConfFiles;
import dev.ringfence.unit.Location;
import dev.ringfence.unit.Problem;
import dev.ringfence.unit.Root;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kernel settings below /proc/sys, as they are and as sysctl.d(5) sets them at boot. */
final class Sysctls {
  private static final Path PROC = Path.of("/proc/sys");
  private static final int LARGEST_FILE = 1 << 20;

  private final Map<String, Configured> configured = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** A value that a file sets. */
  record Configured(String value, Location location) {}

  /** Reads the configuration of a root. */
  Sysctls(Root root) {
    ConfFiles found = ConfFiles.find(root, "sysctl.d");
    problems.addAll(found.problems());
    for (Path file : found.files()) {
      try {
        Path there = root.open(file);
        if (Files.isRegularFile(there) && Files.size(there) <= LARGEST_FILE) {
          read(file, Files.readAllBytes(there));
        } else if (Files.isRegularFile(there)) {
          problems.add(new Problem.InFile(file, "is larger than 1 MiB: it is not read"));
        }
      } catch (IOException e) {
        problems.add(new Problem.InFile(file, "cannot be read: it leads nowhere, or is forbidden"));
      }
    }
  }

  private void read(Path file, byte[] bytes) {
    int number = 0;
    for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
      number++;
      String text = line.strip();
      int equals = text.indexOf('=');
      if (equals <= 0 || text.startsWith("#") || text.startsWith(";")) {
        continue;
      }
      String key = text.substring(0, equals).strip();
      key = key.startsWith("-") ? key.substring(1).strip() : key;
      configured.put(
          path(key),
          new Configured(text.substring(equals + 1).strip(), new Location(file, number)));
    }
  }

  /** Both spellings: the separator that comes first in the name is the separator (sysctl.d(5)). */
  private static String path(String key) {
    int dot = key.indexOf('.');
    int slash = key.indexOf('/');
    return dot >= 0 && (slash < 0 || dot < slash)
        ? key.replace('.', '\0').replace('/', '.').replace('\0', '/')
        : key;
  }

  /** What a file sets the key to; the last one counts. */
  Optional<Configured> configured(String key) {
    return Optional.ofNullable(configured.get(path(key)));
  }

  /** What the running kernel has; empty when it does not know the key, or does not tell. */
  static Optional<String> running(String key) {
    try {
      return Optional.of(Files.readString(PROC.resolve(path(key))).strip());
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  List<Problem> problems() {
    return problems;
  }
}
