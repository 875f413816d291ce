package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/** An absolute path or {@code ~}, which may begin with {@code -}; then a mistake is ignored. */
public record WorkingPath() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    String path = value.startsWith("-") ? value.substring(1) : value;
    return path.equals("~") || path.startsWith("/")
        ? Check.good()
        : Check.bad(
            path.length() < value.length()
                ? Check.Consequence.LINE_IGNORED
                : Check.Consequence.UNIT_REFUSED,
            value,
            "is neither an absolute path nor ~",
            List.of());
  }
}
