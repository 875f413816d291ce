package dev.ringfence.lint;

import dev.ringfence.unit.Setting;

/**
 * One path of a list such as ReadWritePaths=.
 *
 * @param setting the assignment that holds it
 * @param path absolute, in its simplest form
 * @param optional whether {@code -} allows it to be missing
 * @param insideRoot whether {@code +} takes it below RootDirectory=
 * @param written the whole word as the file has it
 */
public record PathWord(
    Setting setting, String path, boolean optional, boolean insideRoot, String written) {
  /** Whether the file's text names this path whatever the unit's name and instance are. */
  public boolean isLiteral() {
    return written.indexOf('%') < 0;
  }

  /** {@code ReadWritePaths=/srv}: as one speaks of it. */
  public String spoken() {
    return setting.key() + "=" + path;
  }
}
