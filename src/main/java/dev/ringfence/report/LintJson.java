package dev.ringfence.report;

import dev.ringfence.lint.Edits;
import dev.ringfence.lint.Finding;
import dev.ringfence.lint.LineChange;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes findings as one JSON object, unit by unit: {@code {"units":[{"unit","path","findings":
 * [{"rule","severity","file","line","message","fix":{"advice","changes"}}]}],"errors":[...]}}.
 * Closing it ends the object and leaves the stream open.
 */
public final class LintJson implements AutoCloseable {
  private final JsonWriter json;
  private final Edits edits;
  private final List<String> errors = new ArrayList<>();

  /** Begins the object. */
  public LintJson(OutputStream out, Edits edits) {
    this.json = JsonStream.builder().build().writer(new UnclosedStream(out));
    this.edits = edits;
    json.beginObject();
    json.name("units");
    json.beginArray();
  }

  /** Adds a unit, with or without findings. */
  public void add(String unit, String path, List<Finding> findings) {
    json.beginObject();
    text("unit", unit);
    text("path", path);
    json.name("findings");
    json.beginArray();
    findings.forEach(this::finding);
    json.endArray();
    json.endObject();
  }

  /** Adds something that could not be reviewed. */
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

  private void finding(Finding finding) {
    json.beginObject();
    text("rule", finding.rule());
    text("severity", finding.severity().word());
    text("file", finding.place().file().toString());
    if (finding.place().line() > 0) {
      number("line", finding.place().line());
    }
    text("message", finding.message());
    json.name("fix");
    json.beginObject();
    text("advice", finding.fix().advice());
    json.name("changes");
    json.beginArray();
    edits.changes(finding.fix()).forEach(this::change);
    json.endArray();
    json.endObject();
    json.endObject();
  }

  private void change(LineChange change) {
    json.beginObject();
    text("file", change.file().toString());
    number("firstLine", change.firstLine());
    number("lastLine", change.lastLine());
    text("text", change.text());
    json.endObject();
  }

  private void text(String name, String value) {
    json.name(name);
    json.value(value);
  }

  private void number(String name, int value) {
    json.name(name);
    json.value(value);
  }
}
