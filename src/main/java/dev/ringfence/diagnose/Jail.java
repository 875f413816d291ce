package dev.ringfence.diagnose;

import dev.ringfence.lint.RootFiles;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a unit that begins with an empty root has bound into it. */
final class Jail {
  private final RootFiles files;
  private final List<String> bound = new ArrayList<>();
  private boolean empty;

  Jail(Unit unit, RootFiles files) {
    this.files = files;
    for (Setting line : unit.settings()) {
      switch (line.key()) {
        case "TemporaryFileSystem" -> empty |= line.value().matches("(.*\\s)?/(:\\S*)?(\\s.*)?");
        case "BindPaths", "BindReadOnlyPaths" -> bind(line.value());
        default -> {
          // It is not about what there is.
        }
      }
    }
  }

  private void bind(String value) {
    for (String word : value.split("\\s+", -1)) {
      String[] parts = word.replaceFirst("^-", "").split(":", 3);
      bound.add(parts.length > 1 ? parts[1] : parts[0]);
    }
  }

  /** The files that a program needs to begin and that are not bound, with what they are to it. */
  List<String> missing(String program) {
    List<String> missing = new ArrayList<>();
    if (empty) {
      for (Map.Entry<String, String> file : new ProgramFiles(files).of(program).entrySet()) {
        if (!isBound(file.getKey()) && !isBound(files.real(file.getKey()))) {
          missing.add(file.getKey() + ", " + file.getValue());
        }
      }
    }
    return missing;
  }

  private boolean isBound(String path) {
    return bound.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
  }
}
