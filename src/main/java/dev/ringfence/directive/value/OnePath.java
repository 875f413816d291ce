package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/**
 * One absolute path.
 *
 * @param whenNot what systemd does when it is not one
 */
public record OnePath(Check.Consequence whenNot) implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    return value.startsWith("/")
        ? Check.good()
        : Check.bad(whenNot, value, "is not an absolute path", List.of());
  }
}
