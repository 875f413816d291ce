package dev.ringfence.unit;

import java.nio.file.Path;
import java.util.List;

/** What came of loading a unit. */
public sealed interface Loading {
  /** systemd would load it. */
  record Loaded(Unit unit) implements Loading {}

  /** An empty file or a link to /dev/null stands in its place, so that nothing can start it. */
  record Masked(UnitName name, Path file) implements Loading {}

  /**
   * No file has this name.
   *
   * @param similar names of units that exist and may have been meant, the closest first
   */
  record NotFound(UnitName name, List<String> similar) implements Loading {
    /** What to tell the user, in one line. */
    public String message() {
      return similar.isEmpty()
          ? "there is no unit " + name
          : "there is no unit " + name + "; did you mean " + String.join(" or ", similar) + "?";
    }
  }

  /** There is something, but systemd could not load it, or it is no unit at all. */
  record Bad(Problem problem) implements Loading {}
}
