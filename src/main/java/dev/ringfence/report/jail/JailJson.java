package dev.ringfence.report.jail;

import dev.ringfence.jail.Bind;
import dev.ringfence.jail.JailResult;
import dev.ringfence.jail.Reach;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The report as versioned JSON; docs/schema/jail-1.json describes it. */
public final class JailJson {
  private JailJson() {}

  /** The whole document, with a line end. */
  public static String of(JailReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonStream.builder().build().writer(bytes)) {
      json.pretty(true);
      json.beginObject();
      json.name("schema");
      json.value(JailReport.SCHEMA);
      text(json, "unit", report.unit());
      text(json, "outcome", report.outcome());
      text(json, "summary", report.summary());
      text(json, "granularity", report.granularity());
      json.name("workload");
      json.beginObject();
      text(json, "command", report.workload().command());
      json.name("given");
      json.value(report.workload().given());
      json.endObject();
      json.name("machine");
      json.beginObject();
      text(json, "distribution", report.machine().distribution());
      text(json, "kernel", report.machine().kernel());
      text(json, "systemd", report.machine().systemd());
      text(json, "architecture", report.machine().architecture());
      json.endObject();
      text(json, "dropIn", report.dropIn());
      text(json, "rootDirectory", report.rootDirectory());
      text(json, "deployCommand", report.deployCommand());
      reach(json, "before", report.before());
      reach(json, "after", report.after());
      json.name("binds");
      json.beginArray();
      report.binds().forEach(bind -> bind(json, bind));
      json.endArray();
      texts(json, "notes", report.notes());
      texts(json, "leftOut", report.leftOut());
      texts(json, "strays", report.strays());
      upgrade(json, report);
      json.name("trials");
      json.beginArray();
      report.trials().forEach(trial -> trial(json, trial));
      json.endArray();
      json.name("seconds");
      json.value(Math.round(report.seconds() * 10) / 10.0);
      json.endObject();
    }
    return bytes.toString(StandardCharsets.UTF_8) + "\n";
  }

  private static void reach(JsonWriter json, String name, Reach reach) {
    json.name(name);
    json.beginObject();
    number(json, "files", reach.files());
    number(json, "bytes", reach.bytes());
    number(json, "setuidPrograms", reach.setuid());
    number(json, "shells", reach.shells());
    number(json, "interpreters", reach.interpreters());
    number(json, "writablePaths", reach.writable());
    number(json, "unixSockets", reach.sockets());
    json.endObject();
  }

  private static void bind(JsonWriter json, Bind bind) {
    json.beginObject();
    text(json, "path", bind.path());
    json.name("writable");
    json.value(bind.writable());
    json.name("optional");
    json.value(bind.optional());
    texts(json, "why", bind.why());
    json.endObject();
  }

  private static void upgrade(JsonWriter json, JailReport report) {
    json.name("upgrade");
    json.beginObject();
    texts(json, "packages", report.upgrade().packages());
    json.name("works");
    json.value(report.upgrade().works());
    text(json, "why", report.upgrade().why());
    texts(json, "versioned", report.upgrade().versioned());
    json.endObject();
  }

  private static void trial(JsonWriter json, JailResult.Attempt trial) {
    json.beginObject();
    text(json, "name", trial.name());
    text(json, "outcome", trial.outcome());
    text(json, "reason", trial.consequence());
    texts(json, "denied", trial.denied());
    number(json, "milliseconds", trial.milliseconds());
    json.endObject();
  }

  private static void texts(JsonWriter json, String name, List<String> values) {
    json.name(name);
    json.beginArray();
    values.forEach(json::value);
    json.endArray();
  }

  private static void text(JsonWriter json, String name, String value) {
    json.name(name);
    json.value(value);
  }

  private static void number(JsonWriter json, String name, long value) {
    json.name(name);
    json.value(value);
  }
}
