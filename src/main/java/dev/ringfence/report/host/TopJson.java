package dev.ringfence.report.host;

import dev.ringfence.host.top.Count;
import dev.ringfence.host.top.Overview;
import dev.ringfence.host.top.Resource;
import dev.ringfence.host.top.Row;
import dev.ringfence.report.UnclosedStream;
import dev.ringfence.score.Rating;
import dev.ringfence.score.Score;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.OutputStream;
import java.util.Locale;

/** Writes running services as one JSON object; its schema is {@code docs/schema/top-1.json}. */
public final class TopJson {
  private static final int SCHEMA = 1;

  private TopJson() {}

  /** Writes it; the stream stays open. */
  public static void write(Overview overview, OutputStream out) {
    JsonStream stream = JsonStream.builder().serializeNulls(true).serializeEmpty(true).build();
    try (JsonWriter json = stream.writer(new UnclosedStream(out))) {
      json.beginObject();
      json.name("schema");
      json.value(SCHEMA);
      json.name("seconds");
      json.value(Math.round(overview.seconds() * 1000) / 1000.0);
      json.name("services");
      json.beginArray();
      overview.rows().forEach(row -> row(json, row));
      json.endArray();
      json.name("uncounted");
      json.beginArray();
      for (Overview.Uncounted uncounted : overview.uncounted()) {
        json.beginObject();
        json.name("resource");
        json.value(word(uncounted.resource()));
        json.name("services");
        json.value(uncounted.services());
        json.name("setting");
        json.value(uncounted.resource().setting());
        json.endObject();
      }
      json.endArray();
      json.endObject();
    }
  }

  private static void row(JsonWriter json, Row row) {
    json.beginObject();
    json.name("unit");
    json.value(row.unit());
    json.name("exposure");
    json.value(Score.tenths(row.exposure()));
    json.name("rating");
    json.value(Rating.of(row.exposure()).name());
    json.name("reach");
    json.value(row.reach().name().toLowerCase(Locale.ROOT));
    json.name("pays");
    json.value(Score.tenths(row.pays()));
    json.name("listens");
    json.beginArray();
    row.listens().forEach(json::value);
    json.endArray();
    count(json, "cpuNanoseconds", row.total(Resource.CPU));
    count(json, "cpuNanosecondsPerSecond", row.lately(Resource.CPU));
    count(json, "memoryBytes", row.total(Resource.MEMORY));
    count(json, "ioBytes", row.total(Resource.IO));
    count(json, "ioBytesPerSecond", row.lately(Resource.IO));
    count(json, "tasks", row.total(Resource.TASKS));
    count(json, "ipBytes", row.total(Resource.IP));
    count(json, "ipBytesPerSecond", row.lately(Resource.IP));
    json.endObject();
  }

  private static void count(JsonWriter json, String name, Count count) {
    json.name(name);
    switch (count) {
      case Count.Of(long value) -> json.value(value);
      case Count.Off() -> json.nullValue();
    }
  }

  private static String word(Resource resource) {
    return resource.name().toLowerCase(Locale.ROOT);
  }
}
