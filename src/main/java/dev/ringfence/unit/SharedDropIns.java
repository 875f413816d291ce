package dev.ringfence.unit;

import java.nio.file.Path;
import java.util.LinkedHashMap;

/** Remembers the last drop-ins read: those of {@code service.d} apply to every service. */
final class SharedDropIns {
  private static final int REMEMBERED = 64;

  private final UnitFileReader reader;
  private final LinkedHashMap<Path, UnitFileReader.Found> last =
      new LinkedHashMap<>(16, 0.75f, true);

  SharedDropIns(UnitFileReader reader) {
    this.reader = reader;
  }

  synchronized UnitFileReader.Found read(Path file, UnitType type) {
    UnitFileReader.Found known = last.get(file);
    if (known != null) {
      return known;
    }
    UnitFileReader.Found read = reader.read(file, type);
    last.put(file, read);
    if (last.size() > REMEMBERED) {
      last.pollFirstEntry();
    }
    return read;
  }
}
