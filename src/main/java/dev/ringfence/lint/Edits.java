package dev.ringfence.lint;

import dev.ringfence.unit.Root;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns the edits of findings into changed lines of the files on disk. */
public final class Edits {
  private final Root root;
  private final Map<Path, Optional<UnitText>> texts = new HashMap<>();

  /** Reads files in this root. */
  public Edits(Root root) {
    this.root = root;
  }

  /** What the fix of one finding does; nothing when its file cannot be edited. */
  public List<LineChange> changes(Fix fix) {
    List<LineChange> changes = new ArrayList<>();
    for (EditedFile file : edited(List.of(fix)).values()) {
      changes.addAll(file.changes());
    }
    return changes;
  }

  /**
   * All fixes as one patch in the unified format, with the paths that {@code naming} gives. Where
   * two fixes want the same line, both are made, the first one first.
   */
  public String patch(List<Fix> fixes, PathNaming naming) {
    StringBuilder patch = new StringBuilder();
    edited(fixes)
        .forEach((path, file) -> {
          List<LineChange> changes = file.changes();
          if (!changes.isEmpty()) {
            patch.append(UnifiedDiff.of(naming.name(path), file.text(), changes));
          }
        });
    return patch.toString();
  }

  /** How a patch calls a file. */
  public interface PathNaming {
    /** The path as it stands behind {@code ---}. */
    String name(Path file);
  }

  private Map<Path, EditedFile> edited(List<Fix> fixes) {
    Map<Path, EditedFile> files = new LinkedHashMap<>();
    for (Fix fix : fixes) {
      for (Edit edit : fix.edits()) {
        Path path = edit.setting().location().file();
        Optional<UnitText> text = texts.computeIfAbsent(path, this::read);
        text.ifPresent(
            known -> files.computeIfAbsent(path, _ -> new EditedFile(path, known)).apply(edit));
      }
    }
    return files;
  }

  private Optional<UnitText> read(Path path) {
    try {
      return UnitText.read(root.open(path));
    } catch (IOException loop) {
      return Optional.empty();
    }
  }
}
