package dev.ringfence.report.explain;

import dev.ringfence.directive.Directive;
import dev.ringfence.directive.Sandboxing;
import dev.ringfence.directive.Surrounding;
import dev.ringfence.directive.entry.Breakage;
import dev.ringfence.directive.entry.Denial;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Link;
import dev.ringfence.directive.value.Check;
import dev.ringfence.directive.value.Grade;
import dev.ringfence.directive.value.Rating;
import dev.ringfence.report.UnclosedStream;
import dev.ringfence.unit.Location;
import dev.ringfence.unit.Unit;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes explanations as one JSON object: {@code {"directives":[...],"names":[{"name","means"}],
 * "units":[{"unit","path","settings":[...]}],"errors":[...]}}. Closing it ends the object and
 * leaves the stream open.
 */
public final class ExplainJson implements AutoCloseable {
  private final JsonWriter json;
  private final List<Directive> directives = new ArrayList<>();
  private final List<Page> names = new ArrayList<>();
  private final List<Walked> units = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();

  private record Walked(Unit unit, List<UnitWalk.Step> steps) {}

  public ExplainJson(OutputStream out) {
    this.json = JsonStream.builder().build().writer(new UnclosedStream(out));
  }

  public void add(Directive directive) {
    directives.add(directive);
  }

  public void add(Unit unit, List<UnitWalk.Step> steps) {
    units.add(new Walked(unit, steps));
  }

  /** Adds a capability or an address family. */
  public void add(Page name) {
    names.add(name);
  }

  /** Adds something that could not be explained. */
  public void error(String message) {
    errors.add(message);
  }

  @Override
  public void close() {
    json.beginObject();
    array("directives", directives, this::directive);
    array("names", names, this::name);
    array("units", units, this::walked);
    array("errors", errors, json::value);
    json.endObject();
    json.close();
  }

  private void directive(Directive directive) {
    Entry entry = directive.entry();
    json.beginObject();
    text("name", entry.name());
    strings("aliases", entry.aliases());
    json.name("plannable");
    json.value(
        switch (directive) {
          case Sandboxing _ -> true;
          case Surrounding _ -> false;
        });
    text("topic", entry.topic().title());
    strings("sections", entry.placement().sections());
    text("manual", entry.placement().manual());
    text("summary", entry.summary());
    text("grammar", entry.grammar());
    text("default", entry.byDefault());
    text("defaultNote", entry.defaultNote());
    since(entry.since());
    json.name("gone");
    json.value(entry.gone());
    rating(entry.rating());
    array("values", entry.grades(), grade -> grade(entry, grade));
    text("setAgain", entry.repetition().text());
    text("setEmpty", entry.emptiness().text());
    text("unreadable", entry.misreading().text());
    json.name("mountNamespace");
    json.value(entry.mountNamespace());
    strings("effects", entry.effects());
    array("links", entry.links(), this::link);
    array("breakages", entry.breakages(), this::breakage);
    array("denials", entry.denials(), this::denial);
    strings("bypasses", entry.bypasses());
    strings("notes", entry.notes());
    json.name("userUnits");
    json.beginObject();
    text("status", entry.userUnits().status().name());
    since(entry.userUnits().since());
    text("why", entry.userUnits().status().why());
    text("note", entry.userUnits().note());
    json.endObject();
    strings("scoreRows", entry.scoreRows());
    strings("buildFeatures", entry.buildFeatures().stream().map(Enum::name).toList());
    text("kernel", entry.kernel());
    text("example", entry.example());
    json.endObject();
  }

  private void name(Page page) {
    json.beginObject();
    text("name", page.title());
    text("means", page.lead());
    json.endObject();
  }

  private void walked(Walked walked) {
    json.beginObject();
    text("unit", walked.unit().name().toString());
    text("path", walked.unit().fragment().toString());
    array("settings", walked.steps(), this::step);
    json.endObject();
  }

  private void step(UnitWalk.Step step) {
    json.beginObject();
    text("directive", step.entry().name());
    text("value", step.setting().value());
    place(step.setting().location());
    switch (step.standing()) {
      case UnitWalk.Standing.Counts() -> text("standing", "counts");
      case UnitWalk.Standing.Replaced(Location by) -> {
        text("standing", "replaced");
        json.name("by");
        json.beginObject();
        place(by);
        json.endObject();
      }
      case UnitWalk.Standing.Ignored(String why) -> {
        text("standing", "ignored");
        text("why", why);
      }
    }
    array("grade", step.grades(), grade -> grade(step.entry(), grade));
    array("stricter", step.stricter(), grade -> grade(step.entry(), grade));
    array("complaints", step.complaints(), this::complaint);
    array("beside", step.beside(), this::beside);
    json.endObject();
  }

  private void beside(UnitWalk.Beside beside) {
    json.beginObject();
    linkFields(beside.link());
    array(
        "places",
        beside.places(),
        where -> {
          json.beginObject();
          place(where);
          json.endObject();
        });
    json.endObject();
  }

  private void complaint(Check.Complaint complaint) {
    json.beginObject();
    text("word", complaint.word());
    text("reason", complaint.reason());
    text("consequence", complaint.consequence().name());
    strings("closeMisses", complaint.closeMisses());
    json.endObject();
  }

  private void grade(Entry entry, Grade grade) {
    json.beginObject();
    text("value", grade.written());
    text("does", grade.does());
    since(Math.max(grade.since(), entry.since()));
    rating(entry.rating(grade));
    json.endObject();
  }

  private void link(Link link) {
    json.beginObject();
    linkFields(link);
    json.endObject();
  }

  private void linkFields(Link link) {
    text("relation", link.relation().name());
    text("directive", link.directive());
    text("text", link.text());
  }

  private void breakage(Breakage breakage) {
    json.beginObject();
    text("what", breakage.what());
    text("remedy", breakage.remedy());
    json.endObject();
  }

  private void denial(Denial denial) {
    json.beginObject();
    text("signal", denial.signal().title());
    text("when", denial.when());
    json.endObject();
  }

  private void rating(Rating rating) {
    text("impact", rating.impact().title());
    text("breakage", rating.breakage().title());
    text("ratedBy", rating.source().title());
  }

  private void place(Location place) {
    text("file", place.file().toString());
    json.name("line");
    json.value(place.line());
  }

  /** The first major version; 0 for one that is older than the catalogue's records. */
  private void since(int major) {
    json.name("since");
    json.value(major);
  }

  private void text(String name, String value) {
    json.name(name);
    json.value(value);
  }

  private void strings(String name, List<String> values) {
    array(name, values, json::value);
  }

  private <T> void array(String name, List<T> values, Consumer<T> each) {
    json.name(name);
    json.beginArray();
    values.forEach(each);
    json.endArray();
  }
}
