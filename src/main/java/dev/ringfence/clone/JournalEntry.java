package dev.ringfence.clone;

import io.avaje.json.mapper.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One entry of a journal.
 *
 * @param fields by name, see systemd.journal-fields(7); of a field that occurs more than once, the
 *     values stand one a line
 */
public record JournalEntry(Map<String, String> fields) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  public JournalEntry {
    fields = Map.copyOf(fields);
  }

  /** A field's text; empty when the entry does not have it. */
  public String text(String field) {
    return fields.getOrDefault(field, "");
  }

  /** The message for people. */
  public String message() {
    return text("MESSAGE");
  }

  /** Which kind of message this is, independent of its words; empty for most. */
  public String messageId() {
    return text("MESSAGE_ID");
  }

  /** Reads {@code journalctl -o json}: one object a line; a line cut off at the end is left out. */
  public static List<JournalEntry> parse(String lines) {
    List<JournalEntry> entries = new ArrayList<>();
    for (String line : lines.lines().toList()) {
      if (line.startsWith("{") && line.endsWith("}")) {
        Map<String, String> fields = new LinkedHashMap<>();
        JSON.fromJsonObject(line).forEach((name, value) -> fields.put(name, text(value)));
        entries.add(new JournalEntry(fields));
      }
    }
    return entries;
  }

  /** A value that is not UTF-8 is an array of its bytes, one that is too long is null. */
  private static String text(Object value) {
    if (!(value instanceof List<?> items)) {
      return value == null ? "" : String.valueOf(value);
    }
    if (items.stream().allMatch(Number.class::isInstance)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      items.forEach(item -> bytes.write(((Number) item).intValue()));
      return bytes.toString(StandardCharsets.UTF_8);
    }
    List<String> texts = new ArrayList<>();
    items.forEach(item -> texts.add(text(item)));
    return String.join("\n", texts);
  }
}
