package dev.ringfence.report.hardening;

import dev.ringfence.report.hardening.HardeningReport.Decision;
import dev.ringfence.report.hardening.HardeningReport.Exposure;
import dev.ringfence.report.hardening.HardeningReport.TrialLine;
import dev.ringfence.report.probe.ProbeJson;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The report as versioned JSON; docs/schema/hardening-1.json describes it. */
public final class HardeningJson {
  private HardeningJson() {}

  /** The whole document, with a line end. */
  public static String of(HardeningReport report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonWriter json = JsonStream.builder().build().writer(bytes)) {
      json.pretty(true);
      json.beginObject();
      json.name("schema");
      json.value(HardeningReport.SCHEMA);
      text(json, "unit", report.unit());
      text(json, "outcome", report.outcome());
      text(json, "summary", report.summary());
      exposure(json, "exposureBefore", report.before());
      exposure(json, "exposureAfter", report.after());
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
      text(json, "deployCommand", report.deployCommand());
      json.name("decisions");
      json.beginArray();
      report.decisions().forEach(decision -> decision(json, decision));
      json.endArray();
      json.name("trials");
      json.beginArray();
      report.trials().forEach(trial -> trial(json, trial));
      json.endArray();
      json.name("probes");
      ProbeJson.array(json, report.probes());
      texts(json, "notExercised", report.notExercised());
      text(json, "seconds", String.format(Locale.ROOT, "%.1f", report.seconds()));
      json.endObject();
    }
    return bytes.toString(StandardCharsets.UTF_8) + "\n";
  }

  private static void decision(JsonWriter json, Decision decision) {
    json.beginObject();
    text(json, "topic", decision.topic());
    text(json, "setting", decision.setting());
    text(json, "choice", decision.choice().name().toLowerCase(Locale.ROOT));
    text(json, "reason", decision.reason());
    texts(json, "evidence", decision.evidence());
    text(json, "impact", decision.impact());
    text(json, "breakage", decision.breakage());
    json.endObject();
  }

  private static void trial(JsonWriter json, TrialLine trial) {
    json.beginObject();
    text(json, "name", trial.name());
    text(json, "outcome", trial.outcome());
    text(json, "reason", trial.reason());
    texts(json, "denied", trial.denied());
    json.name("milliseconds");
    json.value(trial.milliseconds());
    json.endObject();
  }

  private static void exposure(JsonWriter json, String name, Exposure exposure) {
    json.name(name);
    json.beginObject();
    text(json, "exposure", exposure.text());
    text(json, "rating", exposure.rating());
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
}
