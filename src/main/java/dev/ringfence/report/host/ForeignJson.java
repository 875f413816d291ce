package dev.ringfence.report.host;

import dev.ringfence.host.foreign.Claim;
import dev.ringfence.host.foreign.ForeignFile;
import dev.ringfence.host.foreign.ForeignReport;
import dev.ringfence.report.UnclosedStream;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.JsonStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/**
 * Writes the search for foreign programs as one JSON object: {@code
 * {"schema","root","nativeIsSafe",
 * "kernel","files":[{"path","architecture","kind","setId","runs","why","endedByNative","package",
 * "users":[]}],"installations":[{"kind","what"}],"claims":[{"setting","run","outcome","why"}],
 * "searched":{"files","seconds","left":[]}}}. Bytes of a path that are no UTF-8 stand there as
 * {@code \xff}.
 */
public final class ForeignJson {
  private static final int SCHEMA = 1;

  private final JsonWriter json;

  private ForeignJson(JsonWriter json) {
    this.json = json;
  }

  /** Writes it; the stream stays open. */
  public static void write(ForeignReport report, OutputStream out) {
    JsonStream stream = JsonStream.builder().serializeNulls(true).serializeEmpty(true).build();
    try (JsonWriter json = stream.writer(new UnclosedStream(out))) {
      new ForeignJson(json).report(report);
    }
  }

  private void report(ForeignReport report) {
    json.beginObject();
    json.name("schema");
    json.value(SCHEMA);
    text("root", report.root());
    json.name("nativeIsSafe");
    json.value(report.isSafe());
    json.name("kernel");
    json.beginObject();
    chance(report.kernel());
    json.endObject();
    json.name("files");
    json.beginArray();
    report.files().forEach(this::file);
    json.endArray();
    json.name("installations");
    json.beginArray();
    report
        .installations()
        .forEach(each -> {
          json.beginObject();
          text("kind", each.kind());
          text("what", each.what());
          json.endObject();
        });
    json.endArray();
    json.name("claims");
    json.beginArray();
    report.claims().forEach(this::claim);
    json.endArray();
    json.name("searched");
    json.beginObject();
    json.name("files");
    json.value(report.reach().files());
    json.name("seconds");
    json.value(report.reach().seconds());
    texts("left", report.reach().left());
    json.endObject();
    json.endObject();
  }

  private void file(ForeignFile file) {
    json.beginObject();
    text("path", file.path().toString());
    text("architecture", file.abi().word());
    text("kind", file.kind().name().toLowerCase(Locale.ROOT));
    json.name("setId");
    json.value(file.privileged());
    chance(file.chance());
    json.name("endedByNative");
    json.value(file.isEndedByNative());
    text("package", file.owner());
    texts("users", file.users());
    json.endObject();
  }

  private void chance(ForeignFile.Chance chance) {
    switch (chance) {
      case ForeignFile.Chance.ByKernel() -> pair("runs", "by the kernel", "");
      case ForeignFile.Chance.ByInterpreter(String handler) ->
          pair("runs", "by an interpreter", handler);
      case ForeignFile.Chance.Not(String why) -> pair("runs", "no", why);
    }
  }

  private void claim(Claim claim) {
    json.beginObject();
    text("setting", claim.setting());
    text("run", claim.run());
    switch (claim.outcome()) {
      case Claim.Outcome.Works() -> pair("outcome", "works", "");
      case Claim.Outcome.Refused() -> pair("outcome", "refused", "");
      case Claim.Outcome.Unknown(String why) -> pair("outcome", "unknown", why);
    }
    json.endObject();
  }

  private void pair(String name, String word, String why) {
    text(name, word);
    text("why", why);
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
