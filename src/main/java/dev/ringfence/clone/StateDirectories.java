package dev.ringfence.clone;

import dev.ringfence.unit.Root;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Specifiers;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.Words;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The directories in which a service most likely keeps what it writes: those its unit names, and
 * those that belong to its user.
 */
final class StateDirectories {
  /** Where a value that is no absolute path begins, see systemd.exec(5). */
  private static final Map<String, String> BASES =
      Map.of(
          "StateDirectory", "/var/lib",
          "CacheDirectory", "/var/cache",
          "LogsDirectory", "/var/log",
          "ReadWritePaths", "",
          "WorkingDirectory", "");

  private static final List<String> PARENTS = List.of("/var/lib", "/var/log", "/var/cache", "/srv");

  /** The whole of them would take long to measure and say nothing of one service. */
  private static final List<String> TOO_WIDE =
      List.of("/", "/var", "/var/lib", "/var/log", "/home", "/etc", "/usr", "/run", "/tmp");

  private StateDirectories() {}

  /** Paths inside the root that are directories there, none within another. */
  static List<Path> of(Unit unit, Root root) throws IOException {
    Set<Path> found = new TreeSet<>();
    for (Map.Entry<String, String> key : BASES.entrySet()) {
      for (Setting setting : unit.settings("Service", key.getKey())) {
        for (String word : Words.of(setting.value(), Words.Rule.UNQUOTE).words()) {
          if (unit.specifiers().expand(word)
              instanceof Specifiers.Expansion.Resolved(String value)) {
            add(key.getValue(), value, root, found);
          }
        }
      }
    }
    String prefix = unit.name().prefix();
    add("/var/lib", prefix, root, found);
    for (Setting setting : unit.settings("Service", "User")) {
      addThoseOf(setting.value().strip(), root, found);
    }
    List<Path> widest = new ArrayList<>();
    for (Path path : found) {
      if (widest.stream().noneMatch(path::startsWith)) {
        widest.add(path);
      }
    }
    return widest;
  }

  private static void add(String base, String value, Root root, Set<Path> found)
      throws IOException {
    // "-", "+" and "!" are marks, and after a colon there is a name for a link.
    String bare = value.replaceFirst("^[-+!]+", "");
    String path = base.isEmpty() ? bare : base + "/" + bare.split(":", 2)[0];
    Path absolute = Path.of(path).normalize();
    if (path.startsWith("/")
        && !TOO_WIDE.contains(absolute.toString())
        && Files.isDirectory(root.open(absolute))) {
      found.add(absolute);
    }
  }

  private static void addThoseOf(String user, Root root, Set<Path> found) throws IOException {
    for (String line : Files.readAllLines(root.open(Path.of("/etc/passwd")))) {
      String[] fields = line.split(":", -1);
      if (fields.length < 7 || !fields[0].equals(user) || fields[2].equals("0")) {
        continue;
      }
      add("", fields[5], root, found);
      for (String parent : PARENTS) {
        Path directory = root.open(Path.of(parent));
        if (Files.isDirectory(directory)) {
          addOwned(parent, directory, Integer.parseInt(fields[2]), found);
        }
      }
    }
  }

  private static void addOwned(String parent, Path directory, int uid, Set<Path> found)
      throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory)) {
      for (Path child : children) {
        boolean own =
            Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
                && Files.getAttribute(child, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(uid);
        if (own) {
          found.add(Path.of(parent).resolve(String.valueOf(child.getFileName())));
        }
      }
    }
  }
}
