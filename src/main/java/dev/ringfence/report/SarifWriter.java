package dev.ringfence.report;

import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes one SARIF 2.1.0 log, result by result, so that memory does not grow with their number.
 * Closing it ends the log and leaves the stream open.
 */
public final class SarifWriter implements AutoCloseable {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
  private static final String UNRESERVED = "-._~/+@,:=";

  private final JsonWriter json;

  /** Begins a log of one run of this program. */
  public SarifWriter(OutputStream out, String version, List<Sarif.Rule> rules) {
    json = JsonStream.builder().build().writer(new UnclosedStream(out));
    json.beginObject();
    text("$schema", SCHEMA);
    text("version", "2.1.0");
    json.name("runs");
    json.beginArray();
    json.beginObject();
    json.name("tool");
    json.beginObject();
    json.name("driver");
    json.beginObject();
    text("name", "ringfence");
    text("version", version);
    json.name("rules");
    json.beginArray();
    rules.forEach(this::rule);
    json.endArray();
    json.endObject();
    json.endObject();
    text("columnKind", "utf16CodeUnits");
    json.name("results");
    json.beginArray();
  }

  /** Adds one result. */
  public void add(Sarif.Result result) {
    json.beginObject();
    text("ruleId", result.ruleId());
    if (result.kind() == Sarif.Kind.FAIL) {
      text("level", result.level().word());
    } else {
      text("kind", result.kind().word());
      text("level", "none");
    }
    message("message", result.message());
    json.name("locations");
    json.beginArray();
    json.beginObject();
    json.name("physicalLocation");
    json.beginObject();
    artifact(result.place().path());
    if (result.place() instanceof Sarif.Place.Line line) {
      json.name("region");
      json.beginObject();
      number("startLine", line.location().line());
      json.endObject();
    }
    json.endObject();
    json.endObject();
    json.endArray();
    if (!result.fixes().isEmpty()) {
      json.name("fixes");
      json.beginArray();
      result.fixes().forEach(this::fix);
      json.endArray();
    }
    json.endObject();
  }

  @Override
  public void close() {
    json.endArray();
    json.endObject();
    json.endArray();
    json.endObject();
    json.close();
  }

  private void rule(Sarif.Rule rule) {
    json.beginObject();
    text("id", rule.id());
    message("shortDescription", rule.summary());
    message("help", rule.help());
    json.name("defaultConfiguration");
    json.beginObject();
    text("level", rule.level().word());
    json.endObject();
    json.endObject();
  }

  private void fix(Sarif.Fix fix) {
    json.beginObject();
    message("description", fix.description());
    json.name("artifactChanges");
    json.beginArray();
    for (Sarif.Replacement replacement : fix.replacements()) {
      json.beginObject();
      artifact(replacement.file());
      json.name("replacements");
      json.beginArray();
      replacement(replacement);
      json.endArray();
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private void replacement(Sarif.Replacement replacement) {
    json.beginObject();
    json.name("deletedRegion");
    json.beginObject();
    number("startLine", replacement.firstLine());
    number("startColumn", 1);
    number("endLine", replacement.lastLine() + 1);
    number("endColumn", 1);
    json.endObject();
    if (!replacement.text().isEmpty()) {
      message("insertedContent", replacement.text());
    }
    json.endObject();
  }

  private void artifact(Path file) {
    json.name("artifactLocation");
    json.beginObject();
    text("uri", uri(file));
    json.endObject();
  }

  /** RFC 3986: a relative reference for a relative path, {@code file://} for an absolute one. */
  private static String uri(Path file) {
    StringBuilder uri = new StringBuilder(file.isAbsolute() ? "file://" : "");
    for (byte unit : file.toString().getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (unit & 0xff);
      if (character < 0x80
          && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0)) {
        uri.append(character);
      } else {
        uri.append('%').append(String.format("%02X", unit & 0xff));
      }
    }
    return uri.toString();
  }

  private void message(String name, String text) {
    json.name(name);
    json.beginObject();
    text("text", text);
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
