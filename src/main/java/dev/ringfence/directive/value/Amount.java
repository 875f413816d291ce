package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/**
 * How much of something.
 *
 * @param unit what is counted
 * @param least lowest plain number
 * @param most highest plain number
 * @param words words that are read as well, such as {@code infinity}
 */
public record Amount(Unit unit, long least, long most, List<String> words) implements ValueKind {
  /** What is counted. */
  public enum Unit {
    /** Bytes, with K, M, G, T, P or E to the base of 1024, or a percentage. */
    BYTES,
    /** A percentage. */
    PERCENT,
    /** A plain number, or a percentage. */
    COUNT,
    /** A plain number. */
    NUMBER
  }

  public Amount {
    words = List.copyOf(words);
  }

  public static Amount bytes() {
    return new Amount(Unit.BYTES, 0, Long.MAX_VALUE, List.of("infinity"));
  }

  public static Amount count() {
    return new Amount(Unit.COUNT, 1, Long.MAX_VALUE, List.of("infinity"));
  }

  public static Amount percent() {
    return new Amount(Unit.PERCENT, 0, Long.MAX_VALUE, List.of());
  }

  public static Amount orOff() {
    return new Amount(Unit.BYTES, 0, Long.MAX_VALUE, List.of("off"));
  }

  public static Amount between(long least, long most, String... words) {
    return new Amount(Unit.NUMBER, least, most, List.of(words));
  }

  @Override
  public Check check(String value, SystemdVersion version) {
    boolean good =
        words.contains(value)
            || switch (unit) {
              case BYTES -> isPercent(value) || isBytes(value);
              case PERCENT -> isPercent(value);
              case COUNT -> isPercent(value) || Splitting.isNumber(value, least, most);
              case NUMBER -> Splitting.isNumber(value, least, most);
            };
    return good
        ? Check.good()
        : Check.bad(Check.Consequence.LINE_IGNORED, value, "is not " + wanted(), List.of());
  }

  private String wanted() {
    String number =
        switch (unit) {
          case BYTES -> "a size in bytes (with K, M, G or T) or a percentage";
          case PERCENT -> "a percentage";
          case COUNT -> "a number or a percentage";
          case NUMBER -> "a number from " + least + " to " + most;
        };
    return words.isEmpty() ? number : number + ", or " + String.join(" or ", words);
  }

  private static boolean isPercent(String value) {
    int end = value.endsWith("%") ? value.length() - 1 : -1;
    return end > 0 && isDecimal(value.substring(0, end));
  }

  private static boolean isBytes(String value) {
    int end = value.length();
    if (end > 1 && value.charAt(end - 1) == 'B') {
      end--;
    }
    if (end > 1 && "KMGTPE".indexOf(value.charAt(end - 1)) >= 0) {
      end--;
    }
    return isDecimal(value.substring(0, end));
  }

  private static boolean isDecimal(String text) {
    int dot = text.indexOf('.');
    return dot < 0
        ? Splitting.isNumber(text, 0, Long.MAX_VALUE)
        : Splitting.isNumber(text.substring(0, dot), 0, Long.MAX_VALUE)
            && Splitting.isNumber(text.substring(dot + 1), 0, Long.MAX_VALUE);
  }
}
