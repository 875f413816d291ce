package dev.ringfence.unit;

import dev.ringfence.linux.RawPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Debian's list of packages and their files, read as dpkg(1) keeps it, without running dpkg. */
public final class DpkgDatabase {
  private static final Path PLACE = Path.of("/var/lib/dpkg");

  private final Path directory;

  /** That of a root; empty where the root has none. */
  public DpkgDatabase(Root root) throws IOException {
    this.directory = root.open(PLACE);
  }

  /**
   * A package that is installed.
   *
   * @param architecture by Debian's name, such as {@code i386}
   */
  public record Installed(String name, String architecture, String version) {}

  /** The packages that own these paths, by path; what no package owns is not in it. */
  public Map<RawPath, String> owners(Collection<RawPath> paths) throws IOException {
    Map<String, RawPath> wanted = new HashMap<>();
    Map<String, String> diverted = diversions();
    for (RawPath path : paths) {
      String original = diverted.getOrDefault(path.bytes(), path.bytes());
      wanted.put(original, path);
      // The database knows many paths from before /usr was merged.
      if (original.startsWith("/usr/")) {
        wanted.putIfAbsent(original.substring("/usr".length()), path);
      }
    }
    Map<RawPath, String> owners = new HashMap<>();
    Path lists = directory.resolve("info");
    if (wanted.isEmpty() || !Files.isDirectory(lists)) {
      return owners;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(lists, "*.list")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String owner = name.substring(0, name.length() - ".list".length());
        for (String line : lines(file)) {
          RawPath path = wanted.get(line);
          if (path != null) {
            owners.put(path, owner);
          }
        }
      }
    }
    return owners;
  }

  /**
   * The names that a package brought, directories among them, as the database has them.
   *
   * @param owner as {@link #owners} tells it
   */
  public List<String> files(String owner) throws IOException {
    return lines(directory.resolve("info").resolve(owner + ".list"));
  }

  /** From where a file lies to where its package put it (dpkg-divert(1)). */
  private Map<String, String> diversions() throws IOException {
    Map<String, String> diverted = new HashMap<>();
    List<String> lines = lines(directory.resolve("diversions"));
    for (int at = 0; at + 2 < lines.size(); at += 3) {
      diverted.put(lines.get(at + 1), lines.get(at));
    }
    return diverted;
  }

  /** All packages that are installed. */
  public List<Installed> installed() throws IOException {
    List<Installed> all = new ArrayList<>();
    String name = "";
    String architecture = "";
    String version = "";
    boolean there = false;
    for (String line : lines(directory.resolve("status"))) {
      if (line.startsWith("Package: ")) {
        name = line.substring("Package: ".length());
      } else if (line.startsWith("Architecture: ")) {
        architecture = line.substring("Architecture: ".length());
      } else if (line.startsWith("Version: ")) {
        version = line.substring("Version: ".length());
      } else if (line.startsWith("Status: ")) {
        there = line.endsWith(" installed");
      } else if (line.isEmpty() && !name.isEmpty()) {
        if (there) {
          all.add(new Installed(name, architecture, version));
        }
        name = "";
        architecture = "";
        version = "";
        there = false;
      }
    }
    return all;
  }

  /** Architectures that were added with dpkg --add-architecture. */
  public List<String> foreignArchitectures() throws IOException {
    List<String> lines = lines(directory.resolve("arch"));
    return lines.size() < 2 ? List.of() : lines.subList(1, lines.size());
  }

  private static List<String> lines(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    // Names of files are bytes: one character for each.
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).lines().toList();
  }
}
