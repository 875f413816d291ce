package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Loads unit files that are named by their path, installed or not. As with {@code systemd-analyze
 * --offline}, the file's own directory is searched before the unit path, and the unit is then
 * loaded by its name with all drop-ins. Unlike there, drop-ins of this host stay out of files that
 * are not installed on it, and each file is loaded on its own, so that two of the same name do not
 * mix.
 */
public final class UnitReview {
  /** Indexes of directories kept: a tree of more is searched again. */
  private static final int REMEMBERED = 64;

  private static final Path USER_UNITS = Path.of("systemd/user");

  private final UnitPath path;
  private final String instance;
  private final HostDropIns hostDropIns;
  private final HostFacts host;
  private final LinkedHashMap<Path, UnitLoader> loaders = new LinkedHashMap<>(8, 0.75f, true);

  private volatile Last last;

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
    this.last = new Last(Path.of(""), new UnitLoader(path, host));
  }

  /**
   * The unit in a file. An instance is found by its template's file.
   *
   * @param file on the host; with another root, a path that is not below it is taken as inside it
   */
  public Loading load(Path file) {
    Path inside = inside(file);
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
    UnitLoader loader = loader(directory);
    if (!loader.lists(directory, name.toString())
        && (name.kind() != UnitName.Kind.INSTANCE
            || !loader.lists(directory, name.template().toString()))) {
      List<Problem> why = loader.problemsOf(directory);
      return why.isEmpty() || loader.lists(directory)
          ? bad(inside, "does not exist")
          : new Loading.Bad(why.getFirst());
    }
    if (name.kind() == UnitName.Kind.TEMPLATE) {
      Optional<UnitName> instantiated = name.instantiate(instance);
      if (instantiated.isEmpty()) {
        return bad(inside, "cannot have an instance '" + instance + "': it makes no unit name");
      }
      name = instantiated.get();
    }
    Loading loading = loader.load(name);
    return loading instanceof Loading.NotFound
        ? bad(inside, "is a link that leads to no unit")
        : loading;
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

  /**
   * The files of units of a type below {@code directory}, which is taken as {@link #load} takes
   * files.
   */
  public UnitFileTree tree(Path directory, UnitType type) {
    List<Path> files = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    collect(directory, type, files, problems);
    return new UnitFileTree(files, problems);
  }

  private void collect(Path directory, UnitType type, List<Path> files, List<Problem> problems) {
    Path inside = inside(directory);
    UnitLoader loader = loader(inside);
    problems.addAll(loader.problemsOf(inside));
    for (String name : loader.filesIn(inside, type)) {
      files.add(directory.resolve(name));
    }
    for (String name : loader.subdirectoriesOf(inside, type)) {
      collect(directory.resolve(name), type, files, problems);
    }
  }

  private Path inside(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return path.root().holds(absolute) ? path.root().inside(absolute) : absolute;
  }

  /** The loader used last; files of a directory mostly come one after the other. */
  private record Last(Path directory, UnitLoader loader) {}

  private UnitLoader loader(Path directory) {
    Last last = this.last;
    if (!last.directory().equals(directory)) {
      last = new Last(directory, remembered(directory));
      this.last = last;
    }
    return last.loader();
  }

  private synchronized UnitLoader remembered(Path directory) {
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
    UnitPath fitting = directory.endsWith(USER_UNITS) || users.has(directory) ? users : path;
    return hostDropIns == HostDropIns.INCLUDED || fitting.has(directory)
        ? fitting.startingWith(directory)
        : fitting.only(directory);
  }

  private static Loading bad(Path file, String message) {
    return new Loading.Bad(new Problem.InFile(file, message));
  }
}
