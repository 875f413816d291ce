package dev.ringfence.cli;

import dev.ringfence.lint.Edit;
import dev.ringfence.lint.Edits;
import dev.ringfence.lint.Fix;
import java.nio.file.Path;
import java.util.List;

/**
 * How a patch names files: relative to the directory it is to be applied in, with a leading {@code
 * ./}, so that {@code patch -p0} and {@code git apply} both take it.
 */
final class PatchNames {
  private PatchNames() {}

  /** Relative to here when all files lie below, otherwise to the root directory. */
  static Edits.PathNaming of(List<Fix> fixes) {
    Path here = Path.of("").toAbsolutePath();
    boolean allBelow = true;
    for (Fix fix : fixes) {
      for (Edit edit : fix.edits()) {
        allBelow &= edit.setting().location().file().startsWith(here);
      }
    }
    Path base = allBelow ? here : Path.of("/");
    return file -> "./" + (file.isAbsolute() ? base.relativize(file) : file);
  }
}
