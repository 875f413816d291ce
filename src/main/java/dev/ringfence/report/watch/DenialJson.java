package dev.ringfence.report.watch;

import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.Seen;
import dev.ringfence.report.UnclosedStream;
import dev.ringfence.watch.Culprit;
import dev.ringfence.watch.Denial;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.PrintStream;

/** A denial as one line of JSON, see docs/schema/denial-1.json. */
public final class DenialJson {
  /** The version of the JSON form. */
  public static final int SCHEMA = 1;

  private static final JsonStream JSON = JsonStream.builder().serializeEmpty(true).build();

  private DenialJson() {}

  /**
   * Writes one line and flushes it.
   *
   * @param unit the service
   * @param reportOnly it would be denied
   * @param again it was told before, and happened again
   */
  public static void write(
      Denial denial, String unit, boolean reportOnly, boolean again, PrintStream out) {
    Seen seen = denial.fact().seen();
    try (JsonWriter json = JSON.writer(new UnclosedStream(out))) {
      json.beginObject();
      json.name("schema");
      json.value(SCHEMA);
      text(json, "event", again ? "again" : "new");
      text(json, "mode", reportOnly ? "report-only" : "enforced");
      text(json, "unit", unit);
      text(json, "first", seen.first().toString());
      text(json, "last", seen.last().toString());
      json.name("count");
      json.value(seen.count());
      text(json, "stage", seen.stage().toString());
      text(json, "process", seen.process());
      text(json, "kind", FactText.kind(denial.fact()));
      text(json, "call", denial.call());
      text(json, "subject", denial.subject());
      text(json, "outcome", seen.outcome().text());
      text(json, "sentence", FactText.sentence(denial.fact()));
      json.name("culprits");
      json.beginArray();
      denial.culprits().forEach(culprit -> culprit(json, culprit));
      json.endArray();
      json.endObject();
    }
    out.println();
    out.flush();
  }

  private static void culprit(JsonWriter json, Culprit culprit) {
    json.beginObject();
    text(json, "directive", culprit.directive());
    text(json, "setting", culprit.setting().key() + "=" + culprit.setting().value());
    text(json, "place", culprit.setting().location().toString());
    json.name("relaxation");
    json.beginArray();
    culprit.relaxation().stream().map(Assignment::toString).forEach(json::value);
    json.endArray();
    json.name("exposureCost");
    json.value(culprit.cost());
    json.endObject();
  }

  private static void text(JsonWriter json, String name, String value) {
    json.name(name);
    json.value(value);
  }
}
