package dev.ringfence.unit;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names in each unit directory, listed once. */
final class DirectoryListings {
  private final Root root;
  private final Map<Path, Listing> listings = new HashMap<>();

  DirectoryListings(Root root) {
    this.root = root;
  }

  /**
   * What is in a directory.
   *
   * @param names of everything in it, in no order
   * @param problems that it could not be listed, if so
   */
  record Listing(Set<String> names, List<Problem> problems) {
    static final Listing NONE = new Listing(Set.of(), List.of());
  }

  Listing list(Path directory) {
    return listings.computeIfAbsent(directory, this::read);
  }

  /** Lists without remembering. */
  Listing read(Path directory) {
    Set<String> names = new LinkedHashSet<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(root.open(directory))) {
      for (Path entry : stream) {
        names.add(entry.getFileName().toString());
      }
      return new Listing(names, List.of());
    } catch (NoSuchFileException | NotDirectoryException e) {
      return Listing.NONE;
    } catch (AccessDeniedException e) {
      return broken(directory, "permission denied: run as root to see the units in it");
    } catch (IOException | DirectoryIteratorException e) {
      return broken(directory, "cannot be listed: " + e.getMessage());
    }
  }

  private static Listing broken(Path directory, String message) {
    return new Listing(Set.of(), List.of(new Problem.InFile(directory, message)));
  }
}
