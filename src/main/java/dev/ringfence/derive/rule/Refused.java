package dev.ringfence.derive.rule;

import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.observe.Fact;
import dev.ringfence.unit.Setting;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a unit's own line refuses.
 *
 * @param directive that refuses it; not always the line's own, because DynamicUser= brings others
 * @param setting the line that does it
 * @param fact what it refuses
 * @param relaxation the fewest lines after the unit's own with which it would be let through; an
 *     empty value resets a list
 */
public record Refused(String directive, Setting setting, Fact fact, List<Assignment> relaxation) {
  public Refused {
    relaxation = List.copyOf(relaxation);
  }

  /**
   * What a unit's own list refuses.
   *
   * @param standing of the list to what was seen
   * @param opening the lines that would let a fact through
   */
  static List<Refused> by(Optional<Standing> standing, Function<Fact, List<Assignment>> opening) {
    return standing.isPresent() && standing.get() instanceof Standing.Clash(var line, var breaks)
        ? List.of(new Refused(line.key(), line, breaks.fact(), opening.apply(breaks.fact())))
        : List.of();
  }

  /** A line refuses it that one more line would open. */
  static Refused by(Setting setting, Fact fact, String directive, String text) {
    return new Refused(setting.key(), setting, fact, List.of(new Assignment(directive, text)));
  }
}
