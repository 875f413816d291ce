package dev.ringfence.report;

import dev.ringfence.score.Assessment;
import dev.ringfence.score.Blindspot;
import dev.ringfence.score.Row;
import dev.ringfence.score.Score;
import dev.ringfence.score.Suggestion;
import dev.ringfence.unit.Problem;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Writes scores as one JSON object, unit by unit: {@code {"systemd","rows":[{"field","id","weight",
 * "range","meanings":{"BADNESS":"..."}}],"units":[{"unit","path","exposure","rating",
 * "assessments":[{"field","set","exposure","badness"}],"blindspots":[{"kind","file","line",
 * "message"}],"advice":[{"change","gain","breakage"}]}],"errors":[...]}}. Closing it ends the
 * object and leaves the stream open.
 */
public final class ScoreJson implements AutoCloseable {
  /** Of few rows and grades there are few assessments; a policy cannot make more than this. */
  private static final int PIECES = 10_000;

  private final JsonBytes json;
  private final IdentityHashMap<Assessment, byte[]> pieces = new IdentityHashMap<>();
  private final JsonBytes scratch = new JsonBytes(OutputStream.nullOutputStream());
  private final List<String> errors = new ArrayList<>();
  private boolean first = true;

  /**
   * Begins the object.
   *
   * @param systemd the release that is judged by
   * @param rows what that one looks at
   */
  public ScoreJson(OutputStream out, String systemd, List<Row> rows) {
    json = new JsonBytes(out);
    json.raw("{\"systemd\":").string(systemd).raw(",\"rows\":[");
    String comma = "";
    for (Row row : rows) {
      json.raw(comma);
      row(row);
      comma = ",";
    }
    json.raw("],\"units\":[");
  }

  private void row(Row row) {
    json.raw("{\"field\":").string(row.field()).raw(",\"id\":").string(row.id());
    json.raw(",\"weight\":").number(row.weight()).raw(",\"range\":").number(row.range());
    json.raw(",\"meanings\":{");
    String comma = "";
    for (Row.Grade grade : row.grades()) {
      json.raw(comma).string(Integer.toString(grade.badness())).raw(":").string(grade.meaning());
      comma = ",";
    }
    json.raw("}}");
  }

  /**
   * Adds a unit.
   *
   * @param advice what to change first; empty when nobody asked
   */
  public void add(Score score, List<Suggestion> advice) {
    json.raw(first ? "\n{" : ",\n{");
    first = false;
    json.raw("\"unit\":").string(score.unit().name().toString());
    json.raw(",\"path\":").string(score.unit().fragment().toString());
    json.raw(",\"exposure\":").string(Score.tenths(score.exposure()));
    json.raw(",\"rating\":").string(score.rating().name());
    json.raw(",\"assessments\":[");
    List<Assessment> assessments = score.assessments();
    for (int at = 0; at < assessments.size(); at++) {
      json.raw(at == 0 ? "" : ",").raw(piece(assessments.get(at)));
    }
    json.raw("],\"blindspots\":[");
    String comma = "";
    for (Blindspot blindspot : score.blindspots()) {
      json.raw(comma);
      blindspot(blindspot);
      comma = ",";
    }
    json.raw("]");
    if (!advice.isEmpty()) {
      advice(advice);
    }
    json.raw("}");
  }

  /** Adds something that could not be scored. */
  public void error(String message) {
    errors.add(message);
  }

  @Override
  public void close() {
    json.raw("],\"errors\":[");
    String comma = "";
    for (String error : errors) {
      json.raw(comma).string(error);
      comma = ",";
    }
    json.raw("]}\n");
    json.flush();
  }

  private byte[] piece(Assessment assessment) {
    byte[] known = pieces.get(assessment);
    if (known != null) {
      return known;
    }
    if (pieces.size() > PIECES) {
      pieces.clear();
    }
    scratch.raw("{\"field\":").string(assessment.row().field());
    scratch.raw(",\"set\":").raw(set(assessment)).raw(",\"exposure\":");
    if (assessment.exposure() == 0) {
      scratch.raw("null");
    } else {
      scratch.string(Score.tenths(assessment.exposure()));
    }
    scratch.raw(",\"badness\":");
    scratch.raw(assessment.applies() ? Integer.toString(assessment.badness()) : "null").raw("}");
    byte[] made = scratch.take();
    pieces.put(assessment, made);
    return made;
  }

  private static String set(Assessment assessment) {
    return assessment.applies() ? Boolean.toString(assessment.isGood()) : "null";
  }

  private void blindspot(Blindspot blindspot) {
    json.raw("{\"kind\":").string(blindspot.kind().id());
    json.raw(",\"file\":").string(blindspot.problem().file().toString());
    if (blindspot.problem() instanceof Problem.AtLine(var location, var _)) {
      json.raw(",\"line\":").number(location.line());
    }
    json.raw(",\"message\":").string(blindspot.problem().message()).raw("}");
  }

  private void advice(List<Suggestion> advice) {
    json.raw(",\"advice\":[");
    String comma = "";
    for (Suggestion suggestion : advice) {
      json.raw(comma).raw("{\"change\":").string(suggestion.line());
      // Hundredths of a point are as fine as anybody can use.
      json.raw(",\"gain\":").raw(Double.toString(Math.round(suggestion.gain() * 10) / 100.0));
      json.raw(",\"breakage\":").string(suggestion.breakage().title()).raw("}");
      comma = ",";
    }
    json.raw("]");
  }
}
