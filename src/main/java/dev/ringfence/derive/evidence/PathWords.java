package dev.ringfence.derive.evidence;

/** Paths as words of a unit file's list. */
public final class PathWords {
  private PathWords() {}

  /** Whether a unit file can name the path: no control characters, no bytes that are no UTF-8. */
  public static boolean canBeWritten(String path) {
    return path.startsWith("/")
        && path.indexOf("\\x") < 0
        && path.chars().noneMatch(Character::isISOControl);
  }

  /** The path as one word: percent signs doubled, quoted where it holds what ends a word. */
  public static String word(String path) {
    String doubled = path.replace("%", "%%");
    boolean plain = doubled.chars().noneMatch(c -> c == ' ' || c == '"' || c == '\'' || c == '\\');
    return plain ? doubled : '"' + doubled.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
