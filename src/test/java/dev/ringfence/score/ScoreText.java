package dev.ringfence.score;

import dev.ringfence.unit.Loading;
import dev.ringfence.unit.Unit;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** A score as text, with all that systemd prints of it, so that two can be compared. */
final class ScoreText {
  private ScoreText() {}

  static String of(Loading loading, Scorer scorer) {
    return switch (loading) {
      case Loading.Loaded(Unit unit) ->
          switch (scorer.score(unit)) {
            case Scoring.Scored(Score score) -> of(score);
            case Scoring.Refused(var problem) -> "refused: " + problem.message();
          };
      case Loading other -> "refused: " + other;
    };
  }

  private static String of(Score score) {
    TreeMap<String, List<Object>> rows = new TreeMap<>();
    for (Assessment row : score.assessments()) {
      rows.put(
          row.row().field(),
          Arrays.asList(
              row.applies() ? row.isGood() : null,
              row.exposure() == 0 ? null : Score.tenths(row.exposure())));
    }
    return Score.tenths(score.exposure()) + " " + score.rating() + " " + rows;
  }
}
