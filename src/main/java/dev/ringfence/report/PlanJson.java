package dev.ringfence.report;

import dev.ringfence.derive.Decision;
import dev.ringfence.derive.Plan;
import dev.ringfence.derive.verdict.Assignment;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.FactText;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.OutputStream;
import java.util.List;

/**
 * A plan as JSON, see docs/schema/plan-1.json. The same plan gives the same bytes. The stream is
 * left open.
 */
public final class PlanJson {
  /** The version of the JSON form. */
  public static final int SCHEMA = 1;

  /** Facts told for one value; the profile has all of them. */
  private static final int SHOWN = 20;

  private final JsonWriter json;

  private PlanJson(OutputStream out) {
    json = JsonStream.builder().serializeEmpty(true).build().writer(new UnclosedStream(out));
  }

  /** Writes a plan that nobody has tried, with the exposure before and after, in tenths. */
  public static void write(Plan plan, long before, long after, OutputStream out) {
    new PlanJson(out).plan(plan, before, after);
  }

  private void plan(Plan plan, long before, long after) {
    json.beginObject();
    json.name("schema");
    json.value(SCHEMA);
    text("unit", plan.unit());
    text("systemd", plan.systemd());
    text("caution", plan.caution().word());
    json.name("tried");
    json.value(false);
    json.name("exposureBefore");
    json.value(before);
    json.name("exposureAfter");
    json.value(after);
    texts("notExercised", plan.gaps().stream().map(gap -> gap.text()).toList());
    json.name("decisions");
    json.beginArray();
    plan.decisions().forEach(this::decision);
    json.endArray();
    texts("advice", plan.advice());
    json.endObject();
    json.writeNewLine();
    json.close();
  }

  private void decision(Decision decision) {
    json.beginObject();
    text("directive", decision.directive());
    switch (decision.choice()) {
      case Decision.Choice.Take(Value _, Verdict verdict) -> {
        text("choice", "set");
        text("verdict", verdict instanceof Verdict.Fits ? "fits" : "unproven");
        text("because", verdict.sentence());
        texts("evidence", evidence(verdict));
      }
      case Decision.Choice.Pinned(Value _) -> text("choice", "pinned");
      case Decision.Choice.Enough(Value _, String how) -> {
        text("choice", "enough");
        text("because", how);
      }
      case Decision.Choice.Clash(var setting, Verdict.Breaks evidence) -> {
        text("choice", "conflict");
        text("setting", setting.key() + "=" + setting.value());
        text("place", setting.location().toString());
        text("because", evidence.sentence());
      }
      case Decision.Choice.Leave(String why) -> {
        text("choice", "left");
        text("because", why);
      }
    }
    texts(
        "lines",
        decision.lines().stream()
            .flatMap(value -> value.assignments().stream())
            .map(Assignment::toString)
            .toList());
    json.name("breaks");
    json.beginArray();
    for (Verdict.Breaks breaks : decision.against()) {
      json.beginObject();
      text("value", breaks.value().toString());
      text("because", breaks.sentence());
      json.endObject();
    }
    json.endArray();
    json.endObject();
  }

  private static List<String> evidence(Verdict verdict) {
    return verdict.facts().stream().map(FactText::sentence).distinct().limit(SHOWN).toList();
  }

  private void texts(String name, List<String> values) {
    json.name(name);
    json.beginArray();
    values.forEach(json::value);
    json.endArray();
  }

  private void text(String name, String value) {
    json.name(name);
    json.value(value);
  }
}
