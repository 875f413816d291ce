package dev.ringfence.score;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ringfence.report.ScoreJson;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Unit;
import io.avaje.json.mapper.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guided fuzzing of the scorer, its advice and the reader of policies. {@code ./mvnw verify} runs
 * it from a fixed seed with JAZZER_FUZZ=1; without that it reads its inputs only.
 */
class ScorerFuzzIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int WORST = 100;

  /** Advice takes as long as a hundred scores: one input of so many gets it. */
  private static final int ADVISED = 32;

  /** The oldest, the two that Debian ships, and the newest. */
  private static final List<Scorer> SCORERS =
      Stream.of("240", "252.38", "257.13", "262.1")
          .map(release -> SystemdVersion.parse(release).orElseThrow())
          .map(version -> new Scorer(Systemd.of(version)))
          .toList();

  static Stream<Arguments> seeds() {
    Stream<String> units =
        IntStream.range(0, 40)
            .mapToObj(number -> RandomUnits.unit(1, number).texts().values().iterator().next());
    Stream<String> policies =
        Stream.of(
            "{\"PrivateTmp\": {\"weight\": 0, \"range\": 7, \"description_good\": \"\\u00e4\"}}",
            "{\"UserOrDynamicUser\": {\"weight\": 18446744073709551615}, \"x\": []}",
            "{\"a\\\n\": 0}",
            "{\"a\\r\\nb\": {\"c\\n\": 0}, \"PrivateTmp\": {\"d\\n\": 0}, \"PrivateTmp\": 0}");
    return Stream.concat(units, policies).map(text -> Arguments.of((Object) text.getBytes(UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxExecutions = 15_000, maxDuration = "10m")
  void anyTextIsScoredOrRefusedInOneLine(byte[] bytes) {
    String text = new String(bytes, UTF_8);
    if (text.startsWith("{")) {
      policy(text);
      return;
    }
    // Each input meets one systemd, so that more of them are tried.
    Scorer scorer = SCORERS.get(bytes.length % SCORERS.size());
    switch (scorer.score(Unit.ofText("a-b@c.service", text))) {
      case Scoring.Scored(Score score) -> {
        sound(score, scorer);
        if (Arrays.hashCode(bytes) % ADVISED == 0) {
          advised(score, scorer);
        }
      }
      case Scoring.Refused(var problem) -> oneLine(problem.describe());
    }
  }

  private static void policy(String text) {
    switch (PolicyReader.read(Path.of("/a.policy"), text)) {
      case PolicyReader.Reading.Good(Policy policy) -> {
        policy.warnings().forEach(ScorerFuzzIT::oneLine);
        Scorer scorer = new Scorer(SCORERS.getLast().systemd(), policy);
        scorer.score(Unit.ofText("a.service", "[Service]\nExecStart=/bin/true\n"));
      }
      case PolicyReader.Reading.Broken(String message) -> oneLine(message);
    }
  }

  private static void sound(Score score, Scorer scorer) {
    if (score.exposure() < 0 || score.exposure() > WORST) {
      throw new AssertionError("an exposure of " + score.exposure());
    }
    if (score.assessments().size() != scorer.rows().size()) {
      throw new AssertionError("rows are missing");
    }
    for (Assessment assessment : score.assessments()) {
      if (assessment.badness() > assessment.range() || assessment.exposure() > score.exposure()) {
        throw new AssertionError(assessment + " in " + score.exposure());
      }
    }
    score.blindspots().forEach(blindspot -> oneLine(blindspot.problem().describe()));
  }

  private static void advised(Score score, Scorer scorer) {
    List<Suggestion> advice = Advice.of(score.unit(), scorer);
    for (Suggestion suggestion : advice) {
      if (suggestion.gain() <= 0 || suggestion.gain() > score.exposure()) {
        throw new AssertionError(suggestion + " of " + score.exposure());
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ScoreJson json = new ScoreJson(out, "x", scorer.rows())) {
      json.add(score, advice);
    }
    if (JSON.fromJsonObject(out.toString(UTF_8)).size() != 4) {
      throw new AssertionError("JSON without its parts");
    }
  }

  private static void oneLine(String text) {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw new AssertionError("not one line: " + text);
    }
  }
}
