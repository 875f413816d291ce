package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Loads unit files that are named by their path, installed or not. As with {@code systemd-analyze
 * --offline}, the file's own directory is searched before the unit path, and the unit is then
 * loaded by its name with all drop-ins. Unlike there, drop-ins of this host stay out of files that
 * are not installed on it, and each file is loaded on its own, so that two of the same name do not
 * mix.
 */
public final class UnitReview {
  /** Indexes of directories kept: files come sorted, so the last few are enough. */
  private static final int REMEMBERED = 4;

  private final UnitPath path;
  private final String instance;
  private final HostDropIns hostDropIns;
  private final HostFacts host;
  private final LinkedHashMap<Path, UnitLoader> loaders = new LinkedHashMap<>(8, 0.75f, true);

  /** What becomes of this host's drop-ins for a file that is not in one of its unit directories. */
  public enum HostDropIns {
    LEFT_OUT,
    INCLUDED
  }

  /**
   * A review against this unit path.
   *
   * @param instance what templates are instantiated with, such as {@code x}
   */
  public UnitReview(UnitPath path, String instance, HostDropIns hostDropIns) {
    this.path = path;
    this.instance = instance;
    this.hostDropIns = hostDropIns;
    this.host = new HostFacts(path.root());
  }

  /**
   * The unit in a file. An instance is found by its template's file.
   *
   * @param file on the host; with another root, a path that is not below it is taken as inside it
   */
  public Loading load(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path inside = path.root().holds(absolute) ? path.root().inside(absolute) : absolute;
    Path directory = inside.getParent();
    Path fileName = inside.getFileName();
    if (directory == null || fileName == null) {
      return bad(inside, "is a directory, not a unit file");
    }
    Optional<UnitName> parsed = UnitName.parse(fileName.toString());
    if (parsed.isEmpty()) {
      return bad(inside, whyNotNamed(inside, fileName.toString()));
    }
    UnitName name = parsed.get();
    if (!path.root().has(inside)) {
      Path template = directory.resolve(name.template().toString());
      if (name.kind() != UnitName.Kind.INSTANCE || !path.root().has(template)) {
        return bad(inside, "does not exist");
      }
    }
    if (name.kind() == UnitName.Kind.TEMPLATE) {
      Optional<UnitName> instantiated = name.instantiate(instance);
      if (instantiated.isEmpty()) {
        return bad(inside, "cannot have an instance '" + instance + "': it makes no unit name");
      }
      name = instantiated.get();
    }
    return switch (loader(directory).load(name)) {
      case Loading.NotFound _ -> bad(inside, "is a link that leads to no unit");
      case Loading other -> other;
    };
  }

  private String whyNotNamed(Path inside, String name) {
    try {
      if (Files.isDirectory(path.root().open(inside), LinkOption.NOFOLLOW_LINKS)) {
        return "is a directory, not a unit file";
      }
    } catch (IOException loop) {
      // What is said of its name is true of a broken link, too.
    }
    return "is not named like a unit: '" + name + "' " + UnitName.flaw(name);
  }

  private UnitLoader loader(Path directory) {
    UnitLoader known = loaders.get(directory);
    if (known == null) {
      known = new UnitLoader(pathFor(directory), host);
      loaders.put(directory, known);
      if (loaders.size() > REMEMBERED) {
        loaders.pollFirstEntry();
      }
    }
    return known;
  }

  private UnitPath pathFor(Path directory) {
    UnitPath users = UnitPath.user(path.root(), System.getenv());
    UnitPath fitting = users.has(directory) || directory.endsWith("systemd/user") ? users : path;
    return hostDropIns == HostDropIns.INCLUDED || fitting.has(directory)
        ? fitting.startingWith(directory)
        : fitting.only(directory);
  }

  private static Loading bad(Path file, String message) {
    return new Loading.Bad(new Problem.InFile(file, message));
  }
}
