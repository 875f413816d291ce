package dev.ringfence.linux;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The text of one audit record: {@code audit(TIME.MS:SERIAL): key=value key="text" key=HEX}. The
 * kernel writes untrusted text in quotes, or in hexadecimal when it holds a space, a quote or a
 * control character (kernel/audit.c, {@code audit_log_untrustedstring}).
 *
 * @param time the kernel's time, to the millisecond
 * @param serial the same for every record of one event
 * @param text what follows, with the fields in it
 * @param fields by key; quotes taken off, hexadecimal left as it is
 */
record AuditLine(Instant time, long serial, String text, Map<String, Field> fields) {
  /** A value, and whether it stood in quotes (if not, untrusted text is hexadecimal). */
  record Field(String value, boolean quoted) {}

  AuditLine {
    fields = Map.copyOf(fields);
  }

  static Optional<AuditLine> parse(String record) {
    int open = record.indexOf("audit(");
    int colon = record.indexOf(':', open + 1);
    int close = record.indexOf("):", open + 1);
    int dot = record.indexOf('.', open + 1);
    if (open < 0 || dot < 0 || dot > colon || colon > close) {
      return Optional.empty();
    }
    try {
      long seconds = Long.parseLong(record, open + 6, dot, 10);
      long millis = Long.parseLong(record, dot + 1, colon, 10);
      long serial = Long.parseLong(record, colon + 1, close, 10);
      String text = record.substring(close + 2).strip();
      return Optional.of(
          new AuditLine(
              Instant.ofEpochSecond(seconds).plusMillis(millis), serial, text, fields(text)));
    } catch (NumberFormatException | ArithmeticException | java.time.DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Field> fields(String text) {
    Map<String, Field> fields = new HashMap<>();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      int key = text.lastIndexOf(' ', equals) + 1;
      int start = equals + 1;
      boolean quoted = start < text.length() && text.charAt(start) == '"';
      if (quoted) {
        start++;
      }
      int end = text.indexOf(quoted ? '"' : ' ', start);
      if (end < 0) {
        end = text.length();
      }
      fields.putIfAbsent(
          text.substring(key, equals), new Field(text.substring(start, end), quoted));
      at = end + 1;
    }
    return fields;
  }

  /** A number in base 10; {@code otherwise} when it is not there or is none. */
  long number(String key, long otherwise) {
    return number(key, 10, otherwise);
  }

  /** A number as the kernel prints codes and architectures: hexadecimal, with or without 0x. */
  long hexadecimal(String key, long otherwise) {
    return number(key, 16, otherwise);
  }

  private long number(String key, int radix, long otherwise) {
    Field field = fields.get(key);
    if (field == null) {
      return otherwise;
    }
    String digits = field.value().startsWith("0x") ? field.value().substring(2) : field.value();
    try {
      return Long.parseLong(digits, radix);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** Text that a process could choose, decoded; empty when it is not there. */
  String untrusted(String key) {
    Field field = fields.get(key);
    if (field == null || (!field.quoted() && field.value().equals("(null)"))) {
      return "";
    }
    if (field.quoted() || field.value().length() % 2 != 0) {
      return field.value();
    }
    try {
      return new String(HexFormat.of().parseHex(field.value()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return field.value();
    }
  }
}
