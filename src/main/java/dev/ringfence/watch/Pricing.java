package dev.ringfence.watch;

import dev.ringfence.derive.rule.Refused;
import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.score.Scorer;
import dev.ringfence.score.Scoring;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitFile;
import dev.ringfence.unit.UnitType;
import java.nio.file.Path;
import java.util.List;

/**
 * What a relaxation costs: by how much the exposure grows.
 *
 * @param scorer of the systemd that reads the unit
 * @param unit with the sandbox in question
 */
public record Pricing(Scorer scorer, Unit unit) {
  /** A name that is read after all others. */
  private static final Path LAST = Path.of("/zzzz-relaxed.conf");

  Culprit of(Refused refused) {
    return new Culprit(
        refused.directive(), refused.setting(), refused.relaxation(), cost(refused.relaxation()));
  }

  private long cost(List<Assignment> lines) {
    String text =
        "[Service]\n" + String.join("\n", lines.stream().map(Assignment::toString).toList()) + "\n";
    Unit relaxed = unit.with(UnitFile.parse(LAST, text, UnitType.SERVICE));
    return Math.max(0, exposure(relaxed) - exposure(unit));
  }

  private long exposure(Unit one) {
    return switch (scorer.score(one)) {
      case Scoring.Scored(var score) -> score.exposure();
      case Scoring.Refused(_) -> 0;
    };
  }
}
