package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names in each unit directory, listed once. Safe for several threads. */
final class DirectoryListings {
  /** What Java puts in the place of bytes that it cannot decode. */
  private static final char UNSPELLABLE = '\ufffd';

  private final Root root;
  private final Map<Path, Listing> listings = new HashMap<>();

  DirectoryListings(Root root) {
    this.root = root;
  }

  /**
   * What is in a directory.
   *
   * @param names of everything in it, in no order
   * @param dropInDirectories those of the names that end in {@code .d}
   * @param problems that it could not be listed, if so
   */
  record Listing(Set<String> names, Set<String> dropInDirectories, List<Problem> problems) {
    static final Listing NONE = new Listing(Set.of(), Set.of(), List.of());
  }

  synchronized Listing list(Path directory) {
    Listing known = listings.get(directory);
    if (known == null) {
      known = read(directory);
      listings.put(directory, known);
    }
    return known;
  }

  private Listing read(Path directory) {
    try {
      Path host = root.open(directory);
      // Half the price of a DirectoryStream, which makes a Path for each name; but null says it
      // all.
      String[] entries = host.toFile().list();
      return entries == null ? unlistable(directory, host) : listing(directory, entries);
    } catch (IOException loop) {
      return broken(directory, loop);
    }
  }

  private static Listing listing(Path directory, String[] entries) {
    Set<String> names = HashSet.newHashSet(entries.length);
    Set<String> dropIns = new HashSet<>();
    List<Problem> problems = new ArrayList<>();
    for (String name : entries) {
      if (name.indexOf(UNSPELLABLE) >= 0) {
        // No unit has such a name, and no Path can be made of it.
        problems.add(
            new Problem.InFile(
                directory,
                "'" + name + "' in it has a name that is not text here: try LC_ALL=C.UTF-8"));
        continue;
      }
      names.add(name);
      if (name.endsWith(".d")) {
        dropIns.add(name);
      }
    }
    return new Listing(names, dropIns, problems);
  }

  private Listing unlistable(Path directory, Path host) {
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(host)) {
      // The path has bytes that a String of this locale cannot hold; a Path keeps them.
      List<String> names = new ArrayList<>();
      stream.forEach(entry -> names.add(String.valueOf(entry.getFileName())));
      return listing(directory, names.toArray(new String[0]));
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Listing.NONE;
    } catch (DirectoryIteratorException e) {
      return broken(directory, new IOException(e.getMessage(), e));
    } catch (IOException e) {
      return broken(directory, e);
    }
  }

  private Listing broken(Path directory, IOException e) {
    String why = new UnitFileReader(root).reason(directory, e);
    return new Listing(Set.of(), Set.of(), List.of(new Problem.InFile(directory, why)));
  }
}
