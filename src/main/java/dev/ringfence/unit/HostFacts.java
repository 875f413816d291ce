package dev.ringfence.unit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What specifiers need to know of the machine that a unit is for, read when first asked for. What
 * only a running machine has (boot id, kernel) is this host's, also when the root is another.
 */
public final class HostFacts {
  /** What os-release(5) says to show where no name is given. */
  private static final String UNNAMED = "Linux";

  private final Root root;
  private final Map<String, String> files = new ConcurrentHashMap<>();
  private final Map<Path, Map<String, String>> assignments = new ConcurrentHashMap<>();

  HostFacts(Root root) {
    this.root = root;
  }

  Root root() {
    return root;
  }

  /** The architecture by systemd's name for it (ConditionArchitecture= of systemd.unit(5)). */
  String architecture() {
    String java = System.getProperty("os.arch", "");
    return switch (java) {
      case "amd64", "x86_64" -> "x86-64";
      case "aarch64" -> "arm64";
      case "i386", "x86" -> "x86";
      case "ppc64le" -> "ppc64-le";
      default -> java;
    };
  }

  String bootId() throws IOException {
    return kernelFile("/proc/sys/kernel/random/boot_id").replace("-", "");
  }

  String kernelRelease() throws IOException {
    return kernelFile("/proc/sys/kernel/osrelease");
  }

  /** The host name; another root's is what its /etc/hostname says. */
  String hostName() throws IOException {
    if (root.isHost()) {
      return kernelFile("/proc/sys/kernel/hostname");
    }
    for (String line : lines(Path.of("/etc/hostname"))) {
      String name = line.strip();
      if (!name.isEmpty() && !name.startsWith("#")) {
        return name;
      }
    }
    return "localhost";
  }

  String shortHostName() throws IOException {
    String name = hostName();
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  String prettyHostName() throws IOException {
    try {
      String pretty = assignments(Path.of("/etc/machine-info")).get("PRETTY_HOSTNAME");
      if (pretty != null && !pretty.isEmpty()) {
        return pretty;
      }
    } catch (IOException absent) {
      // machine-info(5) may be missing: the short name stands in.
    }
    return shortHostName();
  }

  String machineId() throws IOException {
    for (String line : lines(Path.of("/etc/machine-id"))) {
      return line.strip();
    }
    throw new IOException("/etc/machine-id is empty");
  }

  /** A field of os-release(5); empty if the file does not have it. */
  String osRelease(String field) throws IOException {
    Path etc = Path.of("/etc/os-release");
    Path file = root.has(etc) ? etc : Path.of("/usr/lib/os-release");
    return assignments(file).getOrDefault(field, "");
  }

  /** What the system in a root calls itself, such as "Debian GNU/Linux 12 (bookworm)". */
  public static String distribution(Root root) {
    try {
      String name = new HostFacts(root).osRelease("PRETTY_NAME");
      return name.isEmpty() ? UNNAMED : name;
    } catch (IOException absent) {
      return UNNAMED;
    }
  }

  /** What systemd takes for root's shell: default_root_shell() of src/basic/user-util.c. */
  String rootShell() {
    try {
      return Files.exists(root.open(Path.of("/bin/bash"))) ? "/bin/bash" : "/bin/sh";
    } catch (IOException loop) {
      return "/bin/sh";
    }
  }

  private String kernelFile(String path) throws IOException {
    try {
      return files.computeIfAbsent(path, HostFacts::readKernelFile);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static String readKernelFile(String path) {
    try {
      return Files.readString(Path.of(path)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> assignments(Path file) throws IOException {
    Map<String, String> known = assignments.get(file);
    if (known != null) {
      return known;
    }
    Map<String, String> read = new HashMap<>();
    for (String line : lines(file)) {
      int equals = line.indexOf('=');
      if (equals > 0 && !line.stripLeading().startsWith("#")) {
        Words words = Words.of(line.substring(equals + 1), Words.Rule.UNQUOTE);
        if (words instanceof Words.Split split) {
          read.put(line.substring(0, equals).strip(), String.join(" ", split.words()));
        }
      }
    }
    assignments.put(file, read);
    return read;
  }

  private String[] lines(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(root.open(file));
    return new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
  }
}
