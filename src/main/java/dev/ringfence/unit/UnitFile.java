package dev.ringfence.unit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * One unit file or drop-in, read as systemd reads it.
 *
 * @param path the file as it was named
 * @param settings every assignment that stands in a section, in order; those of sections that
 *     systemd skips are among them, under that section's name
 * @param problems what systemd warns of
 * @param complete false if systemd gives up in the middle of the file: the last problem says why.
 *     It then refuses a fragment and ignores the rest of a drop-in.
 */
public record UnitFile(
    Path path, List<Setting> settings, List<Problem> problems, boolean complete) {
  public UnitFile {
    settings = List.copyOf(settings);
    problems = List.copyOf(problems);
  }

  /** Reads {@code bytes}, which came from {@code path}, as a file of a unit of this type. */
  public static UnitFile parse(Path path, byte[] bytes, UnitType type) {
    return new UnitFileParser(path, bytes, type).parse();
  }

  /** Reads {@code text} as {@link #parse(Path, byte[], UnitType)} reads its UTF-8 bytes. */
  public static UnitFile parse(Path path, String text, UnitType type) {
    return parse(path, text.getBytes(StandardCharsets.UTF_8), type);
  }
}
