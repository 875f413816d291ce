package dev.ringfence.report.diagnosis;

import dev.ringfence.diagnose.LoudStart;
import dev.ringfence.report.Style;
import dev.ringfence.report.Table;
import dev.ringfence.report.UnclosedStream;
import dev.ringfence.trial.JournalRecord;
import dev.ringfence.unit.OneLine;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.OutputStream;

/** One start at systemd's highest log level; docs/schema/log-level-1.json describes the JSON. */
public final class LoudStartReport {
  /** It grows when a reader could be misled. */
  private static final int SCHEMA = 1;

  private LoudStartReport() {}

  /** For people, each line ended. */
  public static String text(LoudStart start, boolean colour, int width) {
    Table table = new Table(Table.Column.left(""), Table.Column.prose(""));
    for (JournalRecord record : start.records()) {
      table.row(
          new Table.Cell("  " + OneLine.of(who(record)), Style.FAINT),
          Table.Cell.of(record.message()));
    }
    return Style.STRONG.paint(start.unit(), colour)
        + "  "
        + (start.isGood()
            ? Style.GOOD.paint("started", colour)
            : Style.BAD.paint("did not start", colour))
        + Style.FAINT.paint(" (log level " + start.before() + " again)", colour)
        + "\n"
        + table.render(colour, width);
  }

  /** One document; the stream stays open. */
  public static void json(LoudStart start, OutputStream out) {
    try (JsonWriter json =
        JsonStream.builder().serializeEmpty(true).build().writer(new UnclosedStream(out))) {
      json.pretty(true);
      json.beginObject();
      json.name("schema");
      json.value(SCHEMA);
      text(json, "unit", start.unit());
      text(json, "logLevel", start.before());
      json.name("started");
      json.value(start.isGood());
      text(json, "words", start.job());
      json.name("records");
      json.beginArray();
      for (JournalRecord record : start.records()) {
        json.beginObject();
        text(json, "time", record.time().toString());
        text(json, "who", who(record));
        json.name("priority");
        json.value(record.priority());
        text(json, "message", record.message());
        json.endObject();
      }
      json.endArray();
      json.endObject();
    }
  }

  private static String who(JournalRecord record) {
    String name = record.field("SYSLOG_IDENTIFIER");
    return name.isEmpty() ? record.field("_COMM") : name;
  }

  private static void text(JsonWriter json, String name, String value) {
    json.name(name);
    json.value(value);
  }
}
