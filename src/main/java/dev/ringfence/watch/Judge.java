package dev.ringfence.watch;

import dev.ringfence.derive.rule.Refused;
import dev.ringfence.observe.Fact;
import java.util.List;

/**
 * Tells which operations of a service a sandbox denies; asked in the order in which they happen.
 */
public sealed interface Judge permits Enforced, ReportOnly {
  /** The lines that deny it, or would; each alone would be enough. Empty when none does. */
  List<Refused> refuses(Fact fact);

  /** Whether it was denied though no line of the unit explains it. */
  boolean isUnexplained(Fact fact);

  /** Whether it is a denial at all. */
  default boolean isDenied(Fact fact) {
    return !refuses(fact).isEmpty() || isUnexplained(fact);
  }
}
