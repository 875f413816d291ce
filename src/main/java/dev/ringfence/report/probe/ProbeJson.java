package dev.ringfence.report.probe;

import dev.ringfence.report.UnclosedStream;
import dev.ringfence.trial.probe.Probed;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.OutputStream;
import java.util.List;

/** Probes as versioned JSON; docs/schema/probe-1.json describes it. */
public final class ProbeJson {
  /** It grows when a reader could be misled. */
  private static final int SCHEMA = 1;

  private ProbeJson() {}

  /**
   * One document; the stream stays open.
   *
   * @param unit such as {@code nginx.service}
   * @param systemd the version in whose clone it was
   * @param kernel its release
   */
  public static void write(
      String unit, String systemd, String kernel, List<Probed> probes, OutputStream out) {
    try (JsonWriter json = JsonStream.builder().build().writer(new UnclosedStream(out))) {
      json.pretty(true);
      json.beginObject();
      json.name("schema");
      json.value(SCHEMA);
      text(json, "unit", unit);
      text(json, "systemd", systemd);
      text(json, "kernel", kernel);
      json.name("probes");
      array(json, probes);
      json.endObject();
    }
  }

  /** The probes alone, as they stand in other documents too. */
  public static void array(JsonWriter json, List<Probed> probes) {
    json.beginArray();
    for (Probed probed : probes) {
      json.beginObject();
      text(json, "directive", probed.directive());
      text(json, "setting", probed.setting());
      text(json, "result", probed.result().word());
      text(json, "sentence", probed.result().sentence());
      json.name("attempts");
      json.beginArray();
      for (Probed.Tried tried : probed.tried()) {
        json.beginObject();
        text(json, "deed", tried.deed());
        text(json, "answer", tried.inSandbox());
        text(json, "answerWithout", tried.without());
        json.name("refused");
        json.value(tried.refused());
        json.endObject();
      }
      json.endArray();
      json.endObject();
    }
    json.endArray();
  }

  private static void text(JsonWriter json, String name, String value) {
    json.name(name);
    json.value(value);
  }
}
