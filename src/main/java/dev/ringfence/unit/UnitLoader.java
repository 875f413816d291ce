package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Loads units by name from a unit path, fragment, drop-ins and aliases, as systemd does. It lists
 * each directory once, so it sees the files as they were when it first looked. Safe for several
 * threads.
 */
public final class UnitLoader {
  private final UnitPath path;
  private final HostFacts host;
  private final DirectoryListings listings;
  private final UnitFileReader reader;
  private final DropInSearch dropIns;
  private final SharedDropIns shared;
  private final Map<UnitType, UnitIndex> indexes = new EnumMap<>(UnitType.class);

  /** Loads what is below {@code path}. */
  public UnitLoader(UnitPath path) {
    this(path, new HostFacts(path.root()));
  }

  UnitLoader(UnitPath path, HostFacts host) {
    this.path = path;
    this.host = host;
    this.listings = new DirectoryListings(path.root());
    this.reader = new UnitFileReader(path.root());
    this.dropIns = new DropInSearch(path, listings);
    this.shared = new SharedDropIns(reader);
  }

  /** The unit {@code name}, which an alias may lead to. A template needs an instance. */
  public Loading load(UnitName name) {
    UnitType type = UnitType.of(name.type()).orElseThrow();
    UnitIndex index = index(type);
    if (name.kind() == UnitName.Kind.TEMPLATE) {
      return new Loading.Bad(
          new Problem.InFile(
              Path.of(name.toString()),
              "is a template: name an instance of it, such as "
                  + new UnitName(name.prefix(), UnitName.Kind.INSTANCE, "x", name.type())));
    }
    Optional<UnitIndex.Target.File> fragment = index.file(name.toString());
    if (fragment.isEmpty() && name.kind() == UnitName.Kind.INSTANCE) {
      fragment = index.file(name.template().toString());
    }
    return fragment.isEmpty() ? missing(name, index) : load(name, type, index, fragment.get());
  }

  private Loading load(
      UnitName asked, UnitType type, UnitIndex index, UnitIndex.Target.File fragment) {
    UnitFileReader.Found found = reader.read(fragment.path(), type, fragment.size());
    if (found instanceof UnitFileReader.Found.Unreadable(Problem problem)) {
      return new Loading.Bad(problem);
    }
    if (!(found instanceof UnitFileReader.Found.Text(UnitFile file))) {
      return new Loading.Masked(asked, fragment.path());
    }
    if (!file.complete()) {
      return new Loading.Bad(file.problems().getLast());
    }
    return file.settings().isEmpty() && !file.problems().isEmpty()
        ? new Loading.Bad(notAUnitFile(file))
        : withDropIns(asked, type, index, file);
  }

  private static Problem notAUnitFile(UnitFile file) {
    return new Problem.InFile(
        file.path(),
        "is not a unit file: no line of it assigns a setting in a section; the first mistake is"
            + " \""
            + file.problems().getFirst().message()
            + "\"");
  }

  private Loading withDropIns(UnitName asked, UnitType type, UnitIndex index, UnitFile fragment) {
    UnitNames names = UnitNames.of(asked, fragment.path(), index);
    DropInSearch.Found found = dropIns.find(names.id(), names.aliases(), type);
    if (found.files().size() > DropInSearch.COUNT_LIMIT) {
      return new Loading.Bad(
          new Problem.InFile(
              found.files().getFirst(),
              "is the first of "
                  + found.files().size()
                  + " drop-ins for "
                  + names.id()
                  + ": more than "
                  + DropInSearch.COUNT_LIMIT
                  + " are not read"));
    }
    if (found.files().isEmpty() && found.problems().isEmpty()) {
      return new Loading.Loaded(
          unit(names, fragment, List.of(), fragment.settings(), fragment.problems()));
    }
    List<Setting> settings = new ArrayList<>(fragment.settings());
    List<Problem> problems = new ArrayList<>(found.problems());
    problems.addAll(fragment.problems());
    for (Path path : found.files()) {
      UnitFileReader.Found dropIn = shared.read(path, type);
      if (dropIn instanceof UnitFileReader.Found.Unreadable(Problem problem)) {
        problems.add(problem);
      } else if (dropIn instanceof UnitFileReader.Found.Text(UnitFile file)) {
        settings.addAll(file.settings());
        problems.addAll(file.problems());
      }
    }
    return new Loading.Loaded(unit(names, fragment, found.files(), settings, problems));
  }

  private Unit unit(
      UnitNames names,
      UnitFile fragment,
      List<Path> dropInFiles,
      List<Setting> settings,
      List<Problem> problems) {
    return new Unit(
        names.id(),
        names.aliases(),
        path.scope(),
        fragment.path(),
        dropInFiles,
        settings,
        new UnitSpecifiers(names.id(), path.scope(), fragment.path(), host),
        problems);
  }

  /** Says why a name that has a place in a directory leads to no unit. */
  private Loading missing(UnitName name, UnitIndex index) {
    for (Path directory : path.directories()) {
      if (listings.list(directory).names().contains(name.toString())) {
        Path file = directory.resolve(name.toString());
        return switch (reader.read(file, UnitType.of(name.type()).orElseThrow())) {
          case UnitFileReader.Found.Unreadable(Problem problem) -> new Loading.Bad(problem);
          case UnitFileReader.Found.Mask _, UnitFileReader.Found.Text _ ->
              new Loading.Bad(
                  new Problem.InFile(file, "is a link that leads to no unit systemd would load"));
        };
      }
    }
    return new Loading.NotFound(name, similar(name, index));
  }

  private List<String> similar(UnitName name, UnitIndex index) {
    List<String> similar = new ArrayList<>();
    for (UnitType other : UnitType.values()) {
      String sameName = name.withoutType() + "." + other.suffix();
      for (Path directory : path.directories()) {
        if (!similar.contains(sameName) && listings.list(directory).names().contains(sameName)) {
          similar.add(sameName);
        }
      }
    }
    Set<String> known = new TreeSet<>();
    for (String each : index.names()) {
      known.add(UnitName.of(each).withoutType());
    }
    Spelling.closest(name.withoutType(), known)
        .ifPresent(close -> similar.addFirst(close + "." + name.type()));
    return similar;
  }

  /**
   * The names of all units of a type that have a file, templates too, alphabetically; aliases are
   * left out.
   */
  public List<UnitName> names(UnitType type) {
    List<UnitName> names = new ArrayList<>();
    for (String name : index(type).fileNames()) {
      names.add(UnitName.of(name));
    }
    return names;
  }

  /** What is wrong with the unit path itself: directories and links that cannot be followed. */
  public List<Problem> problems(UnitType type) {
    List<Problem> problems = new ArrayList<>(index(type).problems());
    for (Path directory : path.directories()) {
      problems.addAll(listings.list(directory).problems());
    }
    return problems;
  }

  /** Whether a directory of the unit path has anything in it that could be listed. */
  boolean lists(Path directory) {
    return !listings.list(directory).names().isEmpty();
  }

  /** Whether a directory of the unit path has anything of this name. */
  boolean lists(Path directory, String name) {
    return listings.list(directory).names().contains(name);
  }

  /** The names in a directory of the unit path that end in the type's suffix, aliases left out. */
  List<String> filesIn(Path directory, UnitType type) {
    UnitIndex index = index(type);
    String suffix = "." + type.suffix();
    List<String> names = new ArrayList<>();
    for (String name : listings.list(directory).names()) {
      if (name.endsWith(suffix) && !index.isAlias(name)) {
        names.add(name);
      }
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  /** The directories in a directory of the unit path, but those for drop-ins and links. */
  List<String> subdirectoriesOf(Path directory, UnitType type) {
    List<String> names = new ArrayList<>();
    for (String name : listings.list(directory).names()) {
      if (!isForUnits(name, type) && isDirectory(directory.resolve(name))) {
        names.add(name);
      }
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }

  private static boolean isForUnits(String name, UnitType type) {
    return name.endsWith("." + type.suffix())
        || name.endsWith(".d")
        || name.endsWith(".wants")
        || name.endsWith(".requires")
        || name.endsWith(".upholds");
  }

  private boolean isDirectory(Path inside) {
    try {
      return Files.isDirectory(path.root().openLink(inside), LinkOption.NOFOLLOW_LINKS);
    } catch (IOException loop) {
      return false;
    }
  }

  /** What is wrong with a directory of the unit path. */
  List<Problem> problemsOf(Path directory) {
    return listings.list(directory).problems();
  }

  private synchronized UnitIndex index(UnitType type) {
    UnitIndex known = indexes.get(type);
    if (known == null) {
      known = new UnitIndex(path, type, listings);
      indexes.put(type, known);
    }
    return known;
  }
}
