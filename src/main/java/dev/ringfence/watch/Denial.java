package dev.ringfence.watch;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import java.util.List;

/**
 * An operation that a sandbox denies, or would deny.
 *
 * @param fact what was attempted, by whom, in which part of the service's life, how often
 * @param culprits the lines that deny it, each of which alone would be enough; empty when a filter
 *     answered that no line of the unit explains, such as one of the service's own
 */
public record Denial(Fact fact, List<Culprit> culprits) {
  public Denial {
    culprits = List.copyOf(culprits);
  }

  /** The directives, with a comma between them; {@code -} without any. */
  public String directives() {
    return culprits.isEmpty()
        ? "-"
        : String.join(",", culprits.stream().map(Culprit::directive).distinct().sorted().toList());
  }

  /** The call, which is all there is to say of some. */
  public String call() {
    return fact.call();
  }

  /** What it was about. */
  public String subject() {
    return FactText.subject(fact);
  }
}
