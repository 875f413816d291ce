package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/** Permission bits, octal and without a prefix, up to 7777. */
public record OctalMode() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    boolean octal = !value.isEmpty() && value.length() <= 5;
    int mode = 0;
    for (int at = 0; octal && at < value.length(); at++) {
      int digit = value.charAt(at) - '0';
      octal = digit >= 0 && digit <= 7;
      mode = mode * 8 + digit;
    }
    return octal && mode <= 07777
        ? Check.good()
        : Check.bad(
            Check.Consequence.LINE_IGNORED, value, "is not an octal mode up to 7777", List.of());
  }
}
