package dev.ringfence.jail;

import dev.ringfence.derive.evidence.PathWords;
import dev.ringfence.derive.evidence.Places;
import java.util.List;

/**
 * One path that is mounted into a jail.
 *
 * @param writable by BindPaths=, else by BindReadOnlyPaths=
 * @param optional it may be missing when the service starts
 * @param why what the service did with it, each in words; never empty
 */
public record Bind(String path, boolean writable, boolean optional, List<String> why)
    implements Comparable<Bind> {
  public Bind {
    why = List.copyOf(why);
  }

  /** Whether it brings the path along. */
  boolean covers(String other) {
    return Places.within(other, path);
  }

  /** The line of a unit file. */
  String line() {
    return (writable ? "BindPaths=" : "BindReadOnlyPaths=")
        + (optional ? "-" : "")
        + PathWords.word(path);
  }

  @Override
  public int compareTo(Bind other) {
    int byKind = Boolean.compare(writable, other.writable);
    return byKind != 0 ? byKind : path.compareTo(other.path);
  }
}
