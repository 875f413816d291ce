package dev.ringfence.report;

import dev.ringfence.score.Assessment;
import dev.ringfence.score.Blindspot;
import dev.ringfence.score.Score;
import dev.ringfence.score.Suggestion;
import dev.ringfence.unit.Problem;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes scores as one JSON object, unit by unit: {@code {"systemd","units":[{"unit","path",
 * "exposure","rating","assessments":[{"field","set","exposure","weight","badness","range",
 * "meaning"}],"blindspots":[{"kind","file","line","message"}],"advice":[{"change","gain",
 * "breakage"}]}],"errors":[...]}}. Closing it ends the object and leaves the stream open.
 */
public final class ScoreJson implements AutoCloseable {
  private final JsonWriter json;
  private final List<String> errors = new ArrayList<>();

  /**
   * Begins the object.
   *
   * @param systemd the release that is judged by
   */
  public ScoreJson(OutputStream out, String systemd) {
    json = JsonStream.builder().serializeNulls(true).build().writer(new UnclosedStream(out));
    json.beginObject();
    text("systemd", systemd);
    json.name("units");
    json.beginArray();
  }

  /**
   * Adds a unit.
   *
   * @param advice what to change first; empty when nobody asked
   */
  public void add(Score score, List<Suggestion> advice) {
    json.beginObject();
    text("unit", score.unit().name().toString());
    text("path", score.unit().fragment().toString());
    text("exposure", Score.tenths(score.exposure()));
    text("rating", score.rating().name());
    json.name("assessments");
    json.beginArray();
    score.assessments().forEach(this::assessment);
    json.endArray();
    json.name("blindspots");
    json.beginArray();
    score.blindspots().forEach(this::blindspot);
    json.endArray();
    if (!advice.isEmpty()) {
      json.name("advice");
      json.beginArray();
      advice.forEach(this::suggestion);
      json.endArray();
    }
    json.endObject();
  }

  /** Adds something that could not be scored. */
  public void error(String message) {
    errors.add(message);
  }

  @Override
  public void close() {
    json.endArray();
    json.name("errors");
    json.beginArray();
    errors.forEach(json::value);
    json.endArray();
    json.endObject();
    json.close();
  }

  private void assessment(Assessment assessment) {
    json.beginObject();
    text("field", assessment.row().field());
    json.name("set");
    if (assessment.applies()) {
      json.value(assessment.isGood());
    } else {
      json.nullValue();
    }
    json.name("exposure");
    if (assessment.exposure() == 0) {
      json.nullValue();
    } else {
      json.value(Score.tenths(assessment.exposure()));
    }
    json.name("weight");
    json.value(assessment.weight());
    json.name("badness");
    if (assessment.applies()) {
      json.value(assessment.badness());
    } else {
      json.nullValue();
    }
    json.name("range");
    json.value(assessment.range());
    text("meaning", assessment.meaning());
    json.endObject();
  }

  private void blindspot(Blindspot blindspot) {
    json.beginObject();
    text("kind", blindspot.kind().id());
    text("file", blindspot.problem().file().toString());
    if (blindspot.problem() instanceof Problem.AtLine(var location, var _)) {
      json.name("line");
      json.value(location.line());
    }
    text("message", blindspot.problem().message());
    json.endObject();
  }

  private void suggestion(Suggestion suggestion) {
    json.beginObject();
    text("change", suggestion.line());
    json.name("gain");
    // Hundredths of a point are as fine as anybody can use.
    json.value(Math.round(suggestion.gain() * 10) / 100.0);
    text("breakage", suggestion.breakage().title());
    json.endObject();
  }

  private void text(String name, String value) {
    json.name(name);
    json.value(value);
  }
}
