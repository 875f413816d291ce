package dev.ringfence.report.diagnosis;

import dev.ringfence.report.UnclosedStream;
import dev.ringfence.trial.Denied;
import dev.ringfence.unit.Setting;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.OutputStream;
import java.util.List;

/** A diagnosis as versioned JSON; docs/schema/diagnosis-1.json describes it. */
public final class DiagnosisJson {
  /** It grows when a reader could be misled. */
  private static final int SCHEMA = 1;

  private DiagnosisJson() {}

  /** One document; the stream stays open. */
  public static void write(DiagnosisReport report, OutputStream out) {
    try (JsonWriter json =
        JsonStream.builder().serializeEmpty(true).build().writer(new UnclosedStream(out))) {
      json.pretty(true);
      json.beginObject();
      json.name("schema");
      json.value(SCHEMA);
      text(json, "unit", report.unit());
      text(json, "systemd", report.systemd());
      text(json, "outcome", report.outcome().word());
      text(json, "failure", report.failure());
      text(json, "step", report.step());
      settings(json, "lines", report.lines());
      settings(json, "together", report.together());
      json.name("denied");
      json.beginArray();
      report.denied().forEach(operation -> denied(json, operation));
      json.endArray();
      texts(json, "why", report.why());
      texts(json, "mends", report.mends());
      text(json, "proof", report.proof().word());
      text(json, "diff", report.diff());
      text(json, "exposureBefore", report.before());
      text(json, "exposureAfter", report.after());
      texts(json, "advice", report.advice());
      texts(json, "journal", report.said());
      json.endObject();
    }
  }

  private static void settings(JsonWriter json, String name, List<Setting> settings) {
    json.name(name);
    json.beginArray();
    for (Setting setting : settings) {
      json.beginObject();
      text(json, "file", setting.location().file().toString());
      json.name("line");
      json.value(setting.location().line());
      text(json, "key", setting.key());
      text(json, "value", setting.value());
      json.endObject();
    }
    json.endArray();
  }

  private static void denied(JsonWriter json, Denied.Operation operation) {
    json.beginObject();
    text(json, "process", operation.process());
    text(json, "call", operation.syscall());
    text(json, "object", operation.object());
    text(json, "errno", operation.errno());
    json.endObject();
  }

  private static void text(JsonWriter json, String name, String value) {
    json.name(name);
    json.value(value);
  }

  private static void texts(JsonWriter json, String name, List<String> values) {
    json.name(name);
    json.beginArray();
    values.forEach(json::value);
    json.endArray();
  }
}
