package dev.ringfence.deploy;

import dev.ringfence.unit.Root;
import dev.ringfence.unit.UnitName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the deployments of a root. */
public record Store(Root root) {
  /** All of one unit, the oldest first. */
  List<Deployment> of(Place place) throws IOException {
    List<Deployment> found = new ArrayList<>();
    for (String id : names(place.deployments())) {
      Deployment.read(place, id).ifPresent(found::add);
    }
    return found;
  }

  /** The one that is not decided yet. */
  public Optional<Deployment> open(Place place) throws IOException {
    return of(place).stream()
        .filter(one -> one.state() == State.PENDING || one.state() == State.UNDOING)
        .reduce((first, last) -> last);
  }

  /** The latest one that was not taken back. */
  public Optional<Deployment> current(Place place) throws IOException {
    return of(place).stream()
        .filter(one -> one.state() != State.UNDONE)
        .reduce((first, last) -> last);
  }

  /** Every unit that something was ever deployed for. */
  public List<Place> places() throws IOException {
    List<Place> places = new ArrayList<>();
    for (String name : names(root.open(Place.STORE.resolve("deployments")))) {
      UnitName.parse(name)
          .filter(UnitName::isService)
          .ifPresent(unit -> places.add(new Place(root, unit)));
    }
    return places;
  }

  /** The directories in a directory, alphabetically. */
  private static List<String> names(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (!name.startsWith(".") && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          names.add(name);
        }
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    names.sort(Comparator.naturalOrder());
    return names;
  }
}
