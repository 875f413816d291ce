package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Where systemd looks for units: directories, the first that has a file wins (systemd.unit(5),
 * "Unit File Load Path").
 *
 * @param root what the directories are below
 * @param directories absolute, as seen inside the root
 * @param scope whose units these are
 */
public record UnitPath(Root root, List<Path> directories, UnitScope scope) {
  public UnitPath {
    directories = List.copyOf(new LinkedHashSet<>(directories));
  }

  /** The path of the system's manager, as lookup_paths_init() of systemd builds it. */
  public static UnitPath system(Root root) {
    return new UnitPath(
        root,
        paths(
            "/etc/systemd/system.control",
            "/run/systemd/system.control",
            "/run/systemd/transient",
            "/run/systemd/generator.early",
            "/etc/systemd/system",
            "/etc/systemd/system.attached",
            "/run/systemd/system",
            "/run/systemd/system.attached",
            "/run/systemd/generator",
            "/usr/local/lib/systemd/system",
            "/usr/lib/systemd/system",
            "/lib/systemd/system",
            "/run/systemd/generator.late"),
        UnitScope.SYSTEM);
  }

  /** The path of a user's manager, for the user whose environment this is. */
  public static UnitPath user(Root root, Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "/root");
    String config = environment.getOrDefault("XDG_CONFIG_HOME", home + "/.config");
    String data = environment.getOrDefault("XDG_DATA_HOME", home + "/.local/share");
    String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
    List<Path> directories = new ArrayList<>();
    add(directories, config, "/systemd/user.control");
    add(directories, runtime, "/systemd/user.control");
    add(directories, runtime, "/systemd/transient");
    add(directories, runtime, "/systemd/generator.early");
    add(directories, config, "/systemd/user");
    directories.addAll(paths("/etc/xdg/systemd/user", "/etc/systemd/user"));
    add(directories, runtime, "/systemd/user");
    directories.add(Path.of("/run/systemd/user"));
    add(directories, runtime, "/systemd/generator");
    add(directories, data, "/systemd/user");
    directories.addAll(
        paths(
            "/usr/local/share/systemd/user",
            "/usr/share/systemd/user",
            "/usr/local/lib/systemd/user",
            "/usr/lib/systemd/user"));
    add(directories, runtime, "/systemd/generator.late");
    return new UnitPath(root, directories, UnitScope.USER);
  }

  /** This path with one more directory, searched before all others. */
  public UnitPath startingWith(Path directory) {
    List<Path> longer = new ArrayList<>();
    longer.add(directory);
    longer.addAll(directories);
    return new UnitPath(root, longer, scope);
  }

  /** Only this directory, in the same root and for the same manager. */
  public UnitPath only(Path directory) {
    return new UnitPath(root, List.of(directory), scope);
  }

  /**
   * This path without the directories that generators and transient units fill at run time, which
   * {@code systemd-analyze} does not see offline.
   */
  public UnitPath withoutGenerated() {
    List<Path> kept = new ArrayList<>();
    for (Path directory : directories) {
      String name = directory.getFileName().toString();
      if (!name.startsWith("generator") && !name.equals("transient")) {
        kept.add(directory);
      }
    }
    return new UnitPath(root, kept, scope);
  }

  /** Whether {@code directory} is one of these, links resolved. */
  boolean has(Path directory) {
    if (directories.contains(directory)) {
      return true;
    }
    try {
      Path real = root.resolve(directory);
      for (Path each : directories) {
        if (root.resolve(each).equals(real)) {
          return true;
        }
      }
    } catch (IOException loop) {
      // A directory that cannot be resolved is not among those that can be searched.
    }
    return false;
  }

  private static void add(List<Path> directories, String base, String rest) {
    if (base.startsWith("/")) {
      directories.add(Path.of(base + rest));
    }
  }

  private static List<Path> paths(String... names) {
    List<Path> paths = new ArrayList<>(names.length);
    for (String name : names) {
      paths.add(Path.of(name));
    }
    return paths;
  }
}
