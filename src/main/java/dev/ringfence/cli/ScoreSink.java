package dev.ringfence.cli;

import dev.ringfence.report.SarifWriter;
import dev.ringfence.report.ScoreJson;
import dev.ringfence.report.ScoreOverview;
import dev.ringfence.report.ScoreSarif;
import dev.ringfence.report.ScoreTable;
import dev.ringfence.score.Advice;
import dev.ringfence.score.Score;
import dev.ringfence.score.Scorer;
import dev.ringfence.score.Suggestion;
import java.util.List;
import java.util.Optional;

/** Where the scores of {@code ringfence score} go, one after the other. */
sealed interface ScoreSink {
  void score(Score score);

  /** A unit that has no score, and why. */
  void error(String message);

  void end();

  /** A page for one service; a list, when more come. */
  final class Tables implements ScoreSink {
    private final Terminal terminal;
    private final Scorer scorer;
    private final boolean pages;
    private final ScoreOverview overview = new ScoreOverview();
    private Optional<Score> only = Optional.empty();
    private int scores;

    /**
     * On the terminal.
     *
     * @param pages whether many services get a page each, too
     */
    Tables(Terminal terminal, Scorer scorer, boolean pages) {
      this.terminal = terminal;
      this.scorer = scorer;
      this.pages = pages;
    }

    @Override
    public void score(Score score) {
      scores++;
      if (pages) {
        terminal.out().print(scores == 1 ? "" : "\n");
        page(score);
        return;
      }
      overview.add(score);
      only = scores == 1 ? Optional.of(score) : Optional.empty();
    }

    @Override
    public void error(String message) {
      terminal.say(message);
    }

    @Override
    public void end() {
      if (only.isPresent()) {
        page(only.get());
      } else if (!pages && scores > 0) {
        terminal.out().print(overview.render(terminal.colour(), terminal.width()));
      }
    }

    private void page(Score score) {
      terminal
          .out()
          .print(
              ScoreTable.of(
                  score,
                  Advice.of(score.unit(), scorer),
                  scorer.systemd().toString(),
                  terminal.colour(),
                  terminal.width()));
    }
  }

  /** One JSON object. */
  final class Json implements ScoreSink {
    private final Scorer scorer;
    private final boolean advice;
    private final ScoreJson json;

    Json(Terminal terminal, Scorer scorer, boolean advice) {
      this.scorer = scorer;
      this.advice = advice;
      this.json = new ScoreJson(terminal.out(), scorer.systemd().release(), scorer.rows());
    }

    @Override
    public void score(Score score) {
      List<Suggestion> suggestions = advice ? Advice.of(score.unit(), scorer) : List.of();
      json.add(score, suggestions);
    }

    @Override
    public void error(String message) {
      json.error(message);
    }

    @Override
    public void end() {
      json.close();
    }
  }

  /** A SARIF log. */
  final class OfSarif implements ScoreSink {
    private final Terminal terminal;
    private final long threshold;
    private final SarifWriter writer;

    OfSarif(Terminal terminal, long threshold) {
      this.terminal = terminal;
      this.threshold = threshold;
      this.writer = new SarifWriter(terminal.out(), Version.NUMBER, ScoreSarif.rules());
    }

    @Override
    public void score(Score score) {
      ScoreSarif.write(score, threshold, writer);
    }

    @Override
    public void error(String message) {
      terminal.say(message);
    }

    @Override
    public void end() {
      writer.close();
      terminal.out().println();
    }
  }
}
