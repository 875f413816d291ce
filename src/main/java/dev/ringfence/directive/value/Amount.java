package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/**
 * How much of something.
 *
 * @param unit what is counted
 * @param least lowest number
 * @param most highest number
 * @param words words that are read as well, such as {@code infinity}
 */
public record Amount(Unit unit, long least, long most, List<String> words) implements ValueKind {
  /** What is counted. */
  public enum Unit {
    /** Bytes, with K, M, G, T, P or E to the base of 1024, or a share of all memory. */
    BYTES,
    /** A percentage, which may be above 100. */
    PERCENT,
    /** A plain number, or a share of what the machine allows. */
    COUNT,
    /** A plain number. */
    NUMBER
  }

  public Amount {
    words = List.copyOf(words);
  }

  /** Memory, of which there must be some. */
  public static Amount memory() {
    return new Amount(Unit.BYTES, 1, Long.MAX_VALUE, List.of("infinity"));
  }

  /** Swap space, which may be none. */
  public static Amount swap() {
    return new Amount(Unit.BYTES, 0, Long.MAX_VALUE, List.of("infinity"));
  }

  public static Amount count() {
    return new Amount(Unit.COUNT, 1, Long.MAX_VALUE, List.of("infinity"));
  }

  public static Amount percent() {
    return new Amount(Unit.PERCENT, 1, Long.MAX_VALUE, List.of());
  }

  /** A quota on disk, or none. */
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
              case BYTES -> isShare(value) || isBytes(value);
              case PERCENT -> isPercent(value, Long.MAX_VALUE);
              case COUNT -> isShare(value) || Splitting.isCNumber(value, least, most);
              case NUMBER -> Splitting.isCNumber(value, least, most);
            };
    return good
        ? Check.good()
        : Check.bad(Check.Consequence.LINE_IGNORED, value, "is not " + wanted(), List.of());
  }

  private String wanted() {
    String number =
        switch (unit) {
          case BYTES -> "a size in bytes (with K, M, G or T) or a percentage up to 100%";
          case PERCENT -> "a percentage";
          case COUNT -> "a number from " + least + " on or a percentage up to 100%";
          case NUMBER -> "a number from " + least + " to " + most;
        };
    return words.isEmpty() ? number : number + ", or " + String.join(" or ", words);
  }

  private static boolean isShare(String value) {
    return isPercent(value, 100);
  }

  private static boolean isPercent(String value, long most) {
    int end = value.endsWith("%") ? value.length() - 1 : -1;
    return end > 0 && isDecimal(value.substring(0, end), 0, most);
  }

  private boolean isBytes(String value) {
    return isDecimal(ResourceLimit.withoutSuffix(value), least, most);
  }

  /** A number that may have a fraction. */
  static boolean isDecimal(String text, long least, long most) {
    int dot = text.indexOf('.');
    return dot < 0
        ? Splitting.isNumber(text, least, most)
        : Splitting.isNumber(text.substring(0, dot), 0, most)
            && Splitting.isNumber(text.substring(dot + 1), 0, Long.MAX_VALUE);
  }
}
