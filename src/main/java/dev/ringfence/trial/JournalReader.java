package dev.ringfence.trial;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.Execution;
import io.avaje.json.JsonException;
import io.avaje.json.JsonReader;
import io.avaje.json.stream.JsonStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a clone's journal says about one unit, each record once. */
final class JournalReader {
  /** The last so many records since the last reading; a service may log without end. */
  private static final int MOST = 500;

  private static final int OUTPUT_LIMIT = 8 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String CURSOR = "__CURSOR";
  private static final String TIME = "__REALTIME_TIMESTAMP";

  private static final String FIELDS =
      "MESSAGE,MESSAGE_ID,PRIORITY,UNIT,SYSLOG_IDENTIFIER,_PID,_SYSTEMD_UNIT,ERRNO,EXECUTABLE,"
          + "EXIT_CODE,EXIT_STATUS,COMMAND,UNIT_RESULT,CONFIG_FILE,CONFIG_LINE,JOB_RESULT";

  /** What the journal still holds in memory is written first, so that nothing is missed. */
  private static final String SCRIPT =
      "journalctl --sync 2>/dev/null; exec journalctl -q -o json --no-pager --output-fields=$0"
          + " -n "
          + MOST
          + " \"$@\"";

  private static final JsonStream JSON = JsonStream.builder().build();

  private final Clone clone;
  private final String unit;
  private String cursor = "";

  JournalReader(Clone clone, String unit) {
    this.clone = clone;
    this.unit = unit;
  }

  /** The records since the last call, the oldest first. */
  List<JournalRecord> read() throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, FIELDS));
    if (!cursor.isEmpty()) {
      command.add("--after-cursor=" + cursor);
    }
    command.addAll(List.of("UNIT=" + unit, "+", "_SYSTEMD_UNIT=" + unit));
    Execution.Result result = clone.run(command, PATIENCE, OUTPUT_LIMIT);
    List<JournalRecord> records = new ArrayList<>();
    for (String line : result.out().text().lines().toList()) {
      parse(line)
          .ifPresent(record -> {
            cursor = record.field(CURSOR);
            records.add(record);
          });
    }
    return List.copyOf(records);
  }

  /** One line of {@code journalctl -o json}; empty when it is none (the output was cut there). */
  static Optional<JournalRecord> parse(String line) {
    Map<String, String> fields = new HashMap<>();
    try (JsonReader json = JSON.reader(line)) {
      json.beginObject();
      while (json.hasNextField()) {
        String name = json.nextField();
        switch (json.currentToken()) {
          case STRING -> fields.put(name, json.readString());
          case BEGIN_ARRAY -> fields.put(name, bytes(json));
          default -> json.skipValue(); // null: too long for journalctl
        }
      }
      json.endObject();
      long micros = Long.parseLong(fields.getOrDefault(TIME, "0"));
      return Optional.of(
          new JournalRecord(
              Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000), fields));
    } catch (JsonException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** Text with control characters, such as colours, comes as an array of its bytes. */
  private static String bytes(JsonReader json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    json.beginArray();
    while (json.hasNextElement()) {
      if (json.currentToken() == JsonReader.Token.NUMBER) {
        bytes.write(json.readInt());
      } else {
        json.skipValue();
      }
    }
    json.endArray();
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
