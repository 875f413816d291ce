package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/**
 * A resource limit, or a soft and a hard one: {@code 1024:524288} (rlimit_parse() in
 * rlimit-util.c). The soft one must not be above the hard one.
 *
 * @param unit what is limited
 */
public record ResourceLimit(Unit unit) implements ValueKind {
  private static final String SUFFIXES = "KMGTPE";
  private static final int HIGHEST_NICE = 40;

  /** What is limited. */
  public enum Unit {
    /** Bytes, with K, M, G, T, P or E to the base of 1024. */
    BYTES,
    /** A plain number. */
    COUNT,
    /** A nice level with its sign, or the raw limit up to 40 without one. */
    NICE
  }

  @Override
  public Check check(String value, SystemdVersion version) {
    int colon = value.indexOf(':');
    String soft = colon < 0 ? value : value.substring(0, colon);
    String hard = colon < 0 ? value : value.substring(colon + 1);
    if (!isLimit(soft) || !isLimit(hard)) {
      return ignored(value, "is not " + wanted());
    }
    return size(soft) > size(hard)
        ? ignored(value, "has a soft limit above its hard one")
        : Check.good();
  }

  private static Check ignored(String word, String reason) {
    return Check.bad(Check.Consequence.LINE_IGNORED, word, reason, List.of());
  }

  private String wanted() {
    return switch (unit) {
      case BYTES -> "a size in bytes (with K, M, G or T), infinity, or two with a colon";
      case COUNT -> "a number, infinity, or two with a colon";
      case NICE -> "a nice level from -20 to +19, a limit up to 40, or two with a colon";
    };
  }

  private boolean isLimit(String text) {
    return switch (unit) {
      case BYTES ->
          text.equals("infinity") || Amount.isDecimal(withoutSuffix(text), 0, Long.MAX_VALUE);
      case COUNT -> text.equals("infinity") || Splitting.isCNumber(text, 0, Long.MAX_VALUE);
      case NICE ->
          hasSign(text)
              ? Splitting.isNumber(text.substring(1), 0, text.startsWith("-") ? 20 : 19)
              : Splitting.isCNumber(text, 0, HIGHEST_NICE);
    };
  }

  /** A number without the letters that multiply it. */
  static String withoutSuffix(String text) {
    int end = text.length();
    if (end > 1 && text.charAt(end - 1) == 'B') {
      end--;
    }
    if (end > 1 && SUFFIXES.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }

  /** For comparing two limits, both of which can be read. */
  private double size(String text) {
    if (text.equals("infinity")) {
      return Double.POSITIVE_INFINITY;
    }
    return switch (unit) {
      case BYTES -> {
        String number = withoutSuffix(text);
        int power =
            number.length() < text.length() ? SUFFIXES.indexOf(text.charAt(number.length())) : -1;
        yield Double.parseDouble(number) * Math.pow(1024, power + 1.0);
      }
      case COUNT -> Long.decode(text).doubleValue();
      case NICE -> {
        int level = Integer.decode(text.startsWith("+") ? text.substring(1) : text);
        yield hasSign(text) ? 20.0 - level : level;
      }
    };
  }

  private static boolean hasSign(String text) {
    return text.startsWith("+") || text.startsWith("-");
  }
}
