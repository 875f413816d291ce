package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/**
 * A resource limit, or a soft and a hard one: {@code 1024:524288}. Numbers take the suffixes of
 * bytes, and a nice level its sign; {@code infinity} lifts it.
 */
public record ResourceLimit() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    int colon = value.indexOf(':');
    boolean good =
        colon < 0
            ? isLimit(value)
            : isLimit(value.substring(0, colon)) && isLimit(value.substring(colon + 1));
    return good
        ? Check.good()
        : Check.bad(
            Check.Consequence.LINE_IGNORED,
            value,
            "is not a limit: a number (with K, M, G or T), infinity, or two with a colon",
            List.of());
  }

  private static boolean isLimit(String text) {
    if (text.equals("infinity")) {
      return true;
    }
    int at = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    int end = text.length();
    if (end - at > 1 && "KMGTPE".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > at && Splitting.isNumber(text.substring(at, end), 0, Long.MAX_VALUE);
  }
}
