package dev.ringfence.observe;

import io.avaje.json.JsonWriter;
import io.avaje.json.stream.BufferedJsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A profile as JSON: one fact a line, in the profile's own order, the same bytes every time. */
final class ProfileWriter {
  private static final JsonStream JSON = JsonStream.builder().serializeEmpty(true).build();

  private ProfileWriter() {}

  static void write(Profile profile, OutputStream out) throws IOException {
    String head = head(profile);
    text(out, head.substring(0, head.length() - 1) + ",\"facts\":[");
    String separator = "\n";
    for (Fact fact : profile.facts()) {
      text(out, separator + line(fact));
      separator = ",\n";
    }
    text(out, "]}\n");
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String head(Profile profile) {
    BufferedJsonWriter json = JSON.bufferedWriter();
    json.beginObject();
    json.name("schema");
    json.value(profile.schema());
    json.name("unit");
    json.value(profile.unit());
    json.name("coverage");
    coverage(json, profile.coverage());
    json.endObject();
    return json.result();
  }

  private static String line(Fact fact) {
    BufferedJsonWriter json = JSON.bufferedWriter();
    FactFields out = new FactFields(json);
    json.beginObject();
    out.text("kind", FactIdentity.kind(fact));
    FactIdentity.tell(fact, out);
    Seen seen = fact.seen();
    stage(json, seen.stage());
    out.text("process", seen.process());
    out.text("outcome", seen.outcome().text());
    out.text("first", seen.first().toString());
    out.text("last", seen.last().toString());
    out.number("count", seen.count());
    json.endObject();
    return json.result();
  }

  private static void coverage(JsonWriter json, Coverage coverage) {
    json.beginObject();
    json.name("observations");
    json.beginArray();
    coverage.observations().forEach(one -> observation(json, one));
    json.endArray();
    json.endObject();
  }

  private static void observation(JsonWriter json, Observation one) {
    FactFields out = new FactFields(json);
    json.beginObject();
    out.text("id", one.id());
    out.text("from", one.from().toString());
    out.text("to", one.to().toString());
    out.flag("fromStart", one.fromStart());
    out.text("result", Words.of(one.result()));
    out.number("reloads", one.reloads());
    out.number("restarts", one.restarts());
    out.number("stops", one.stops());
    out.number("cpus", one.cpus());
    out.number("drops", one.drops());
    out.text("kernel", one.host().kernel());
    out.text("systemd", one.host().systemd());
    out.text("abi", one.host().abi().systemdName());
    json.name("execLines");
    json.beginArray();
    for (Coverage.ExecLine line : one.execLines()) {
      json.beginObject();
      stage(json, line.stage());
      out.text("command", line.command());
      out.number("runs", line.runs());
      json.endObject();
    }
    json.endArray();
    json.name("blindSpots");
    json.beginArray();
    for (Observation.BlindSpot spot : one.blindSpots()) {
      json.beginObject();
      out.text("program", spot.program());
      out.text("why", spot.why());
      out.text("unseen", spot.unseen());
      json.endObject();
    }
    json.endArray();
    map(json, "packages", one.packages());
    map(json, "configuration", one.configuration());
    json.endObject();
  }

  private static void map(JsonWriter json, String name, Map<String, String> map) {
    json.name(name);
    json.beginObject();
    map.forEach((key, value) -> {
      json.name(key);
      json.value(value);
    });
    json.endObject();
  }

  private static void stage(JsonWriter json, Stage stage) {
    json.name("stage");
    json.value(stage.kind().key());
    if (stage.index() > 0) {
      json.name("index");
      json.value(stage.index());
    }
  }

  /** Leaves out what is empty: it is most of a file's bytes. */
  private record FactFields(JsonWriter json) implements FactIdentity.Fields {
    @Override
    public void text(String name, String value) {
      if (!value.isEmpty()) {
        json.name(name);
        json.value(value);
      }
    }

    @Override
    public void number(String name, long value) {
      json.name(name);
      json.value(value);
    }

    @Override
    public void flag(String name, boolean value) {
      if (value) {
        json.name(name);
        json.value(true);
      }
    }

    @Override
    public void list(String name, List<String> values) {
      if (!values.isEmpty()) {
        json.name(name);
        json.beginArray();
        values.forEach(json::value);
        json.endArray();
      }
    }
  }
}
