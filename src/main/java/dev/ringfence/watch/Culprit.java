package dev.ringfence.watch;

import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.unit.Setting;
import java.util.List;

/**
 * A line of a sandbox that denies an operation, and what it costs to let it through.
 *
 * @param directive that denies it; DynamicUser= brings some that have no line of their own
 * @param setting the line
 * @param relaxation the fewest lines after the unit's own with which it would not
 * @param cost what they add to the exposure, in tenths; never negative
 */
public record Culprit(String directive, Setting setting, List<Assignment> relaxation, long cost) {
  public Culprit {
    relaxation = List.copyOf(relaxation);
  }

  /** {@code ProtectSystem=strict}, or what brings it. */
  public String line() {
    String line = setting.key() + "=" + setting.value();
    return setting.key().equals(directive) ? line : directive + "=, by " + line;
  }

  /** The lines that would let it through, in one. */
  public String change() {
    return String.join(" ", relaxation.stream().map(Assignment::toString).toList());
  }
}
