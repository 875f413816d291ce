package dev.ringfence.report.host;

import dev.ringfence.host.Enforcement;
import dev.ringfence.host.HostSetting;
import dev.ringfence.host.HostState;
import dev.ringfence.report.UnclosedStream;
import dev.ringfence.unit.Problem;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Writes the machine-wide state as one JSON object: {@code {"schema","root","systemd","features",
 * "kernel","settings":[{"name","value","source","state","found","brings","breaks"}],
 * "enforcements":[{"mechanism","setting","attempt","result","why"}],"problems":[...]}}.
 */
public final class HostJson {
  private static final int SCHEMA = 1;

  private HostJson() {}

  /** Writes it; the stream stays open. */
  public static void write(HostState state, OutputStream out) {
    JsonStream stream = JsonStream.builder().serializeNulls(true).serializeEmpty(true).build();
    try (JsonWriter json = stream.writer(new UnclosedStream(out))) {
      json.beginObject();
      json.name("schema");
      json.value(SCHEMA);
      text(json, "root", state.root());
      text(json, "systemd", state.systemd());
      text(json, "features", state.features());
      text(json, "kernel", state.kernel());
      json.name("settings");
      json.beginArray();
      state.settings().forEach(setting -> setting(json, setting));
      json.endArray();
      json.name("enforcements");
      json.beginArray();
      state.enforcements().forEach(enforcement -> enforcement(json, enforcement));
      json.endArray();
      json.name("problems");
      json.beginArray();
      for (Problem problem : state.problems()) {
        json.value(problem.describe());
      }
      json.endArray();
      json.endObject();
    }
  }

  private static void setting(JsonWriter json, HostSetting setting) {
    json.beginObject();
    text(json, "name", setting.name());
    text(json, "value", setting.value());
    text(json, "source", setting.source());
    text(json, "state", setting.state().name().toLowerCase(Locale.ROOT));
    text(json, "found", setting.found());
    text(json, "brings", setting.brings());
    text(json, "breaks", setting.breaks());
    json.endObject();
  }

  private static void enforcement(JsonWriter json, Enforcement enforcement) {
    json.beginObject();
    text(json, "mechanism", enforcement.mechanism());
    text(json, "setting", enforcement.setting());
    text(json, "attempt", enforcement.attempt());
    switch (enforcement.result()) {
      case Enforcement.Result.Enforced() -> result(json, "enforced", "");
      case Enforcement.Result.NotEnforced(String why) -> result(json, "not-enforced", why);
      case Enforcement.Result.Fails(String how) -> result(json, "fails", how);
      case Enforcement.Result.NotTried(String why) -> result(json, "not-tried", why);
    }
    json.endObject();
  }

  private static void result(JsonWriter json, String word, String why) {
    text(json, "result", word);
    text(json, "why", why);
  }

  private static void text(JsonWriter json, String name, String value) {
    json.name(name);
    json.value(value);
  }
}
