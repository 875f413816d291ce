package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the drop-ins of units, as unit_file_find_dropin_paths() of systemd does. */
final class DropInSearch {
  /** Nobody means to have more; reading them would take minutes. */
  static final int COUNT_LIMIT = 10_000;

  private final UnitPath path;
  private final DirectoryListings listings;
  private List<Parent> parents = List.of();
  private boolean parentsKnown;
  private final Map<Path, Contents> contents = new ConcurrentHashMap<>();

  DropInSearch(UnitPath path, DirectoryListings listings) {
    this.path = path;
    this.listings = listings;
  }

  /**
   * The drop-ins of a unit.
   *
   * @param files in the order in which they are read
   * @param problems directories that could not be searched
   */
  record Found(List<Path> files, List<Problem> problems) {}

  private static final Found NOTHING = new Found(List.of(), List.of());

  /** A directory of the unit path that has directories for drop-ins, and their names. */
  private record Parent(Path path, Set<String> names) {}

  private synchronized List<Parent> parents() {
    if (!parentsKnown) {
      List<Parent> found = new ArrayList<>();
      for (Path directory : path.directories()) {
        Set<String> names = listings.list(directory).dropInDirectories();
        if (!names.isEmpty()) {
          found.add(new Parent(directory, names));
        }
      }
      parents = List.copyOf(found);
      parentsKnown = true;
    }
    return parents;
  }

  private record Contents(List<Path> files, List<Problem> problems) {}

  /** The drop-ins for a unit by its own name and its aliases. */
  Found find(UnitName name, List<UnitName> aliases, UnitType type) {
    if (parents().isEmpty()) {
      return NOTHING;
    }
    Set<Path> directories = new LinkedHashSet<>();
    List<Problem> problems = new ArrayList<>();
    directoriesOf(name, directories, problems);
    for (UnitName alias : aliases) {
      directoriesOf(alias, directories, problems);
    }
    for (Parent parent : parents()) {
      add(parent, DropInNames.ofType(type), directories, problems);
    }
    // One file a name, that of the first directory; read in the order of the names' bytes.
    Map<Path, Path> byName = new TreeMap<>();
    for (Path directory : directories) {
      Contents in = contents.computeIfAbsent(directory, this::read);
      for (Path file : in.files()) {
        byName.putIfAbsent(file.getFileName(), file);
      }
      problems.addAll(in.problems());
    }
    return new Found(List.copyOf(byName.values()), problems);
  }

  private void directoriesOf(UnitName name, Set<Path> directories, List<Problem> problems) {
    var names = DropInNames.of(name);
    for (Parent parent : parents()) {
      for (String each : names) {
        add(parent, each, directories, problems);
      }
    }
  }

  private void add(Parent parent, String name, Set<Path> directories, List<Problem> problems) {
    if (!parent.names().contains(name)) {
      return;
    }
    Path directory = parent.path().resolve(name);
    try {
      Path host = path.root().openLink(directory);
      BasicFileAttributes attributes =
          Files.readAttributes(host, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isSymbolicLink() && !Files.readSymbolicLink(host).isAbsolute()) {
        // systemd looks from its own working directory whether the link leads to a directory.
        problems.add(
            new Problem.InFile(
                directory, "is a relative link, which systemd ignores here: make it absolute"));
      } else if (attributes.isDirectory() || attributes.isSymbolicLink()) {
        directories.add(path.root().resolve(directory));
      }
    } catch (NoSuchFileException gone) {
      return;
    } catch (IOException e) {
      problems.add(new Problem.InFile(directory, "cannot be searched: " + e.getMessage()));
    }
  }

  private Contents read(Path directory) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(path.root().open(directory))) {
      for (Path entry : stream) {
        String name = entry.getFileName().toString();
        if (name.endsWith(".conf") && !name.startsWith(".")) {
          files.add(directory.resolve(entry.getFileName()));
        }
      }
      return new Contents(files, List.of());
    } catch (NoSuchFileException | NotDirectoryException e) {
      return new Contents(List.of(), List.of());
    } catch (DirectoryIteratorException e) {
      return unreadable(directory, new IOException(e.getMessage(), e));
    } catch (IOException e) {
      return unreadable(directory, e);
    }
  }

  private Contents unreadable(Path directory, IOException e) {
    String why = new UnitFileReader(path.root()).reason(directory, e);
    return new Contents(List.of(), List.of(new Problem.InFile(directory, why)));
  }
}
