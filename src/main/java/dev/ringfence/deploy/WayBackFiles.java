package dev.ringfence.deploy;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files beside the deployment's own that are there only until it is decided. */
record WayBackFiles(Place place) {
  void remove() throws IOException {
    Path wants = place.wants();
    Files.deleteIfExists(wants.resolve(place.bootUnit()));
    try {
      Files.delete(wants);
    } catch (DirectoryNotEmptyException | NoSuchFileException e) {
      // Others are in it, or it never was.
    }
    Files.deleteIfExists(place.units().resolve(place.bootUnit()));
    Files.deleteIfExists(place.backup());
    Files.deleteIfExists(place.temporary());
  }
}
