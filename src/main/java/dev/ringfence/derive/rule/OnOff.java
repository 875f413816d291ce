package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Fact;
import java.util.List;
import java.util.Optional;

/** A directive that is on or off, where one fact is enough against it. */
abstract class OnOff extends OnScale {
  private final Value on;

  OnOff(String directive) {
    super(directive);
    this.on = value("yes");
  }

  /** The most telling fact that contradicts it. */
  abstract Optional<? extends Fact> against(Evidence evidence);

  /** What would happen then, in words that follow "would". */
  abstract String consequence();

  /** What was looked for and not found, a sentence. */
  abstract String because();

  /** The verdict when no fact is against it. */
  Verdict otherwise(Evidence evidence) {
    return evidence.unopposed(on, because(), List.of());
  }

  /** The first fact there is, of several kinds that would each be enough. */
  static Optional<Fact> firstOf(List<Optional<? extends Fact>> kinds) {
    for (Optional<? extends Fact> kind : kinds) {
      if (kind.isPresent()) {
        return Optional.of(kind.get());
      }
    }
    return Optional.empty();
  }

  final Value on() {
    return on;
  }

  @Override
  public final List<Verdict> judge(Evidence evidence) {
    return List.of(
        against(evidence)
            .<Verdict>map(fact -> new Verdict.Breaks(on, fact, consequence()))
            .orElseGet(() -> otherwise(evidence)));
  }
}
