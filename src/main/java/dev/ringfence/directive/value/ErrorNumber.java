package dev.ringfence.directive.value;

import dev.ringfence.linux.Errno;
import dev.ringfence.unit.Spelling;
import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/** An error by name or number, or {@code kill} (SystemCallErrorNumber=). */
public record ErrorNumber() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    if (value.equals("kill")) {
      return version.atLeast(247)
          ? Check.good()
          : Check.bad(
              Check.Consequence.LINE_IGNORED, value, "is read from systemd 247 on", List.of());
    }
    return Errno.isName(value) || Splitting.isCNumber(value, 1, 4095)
        ? Check.good()
        : Check.bad(
            Check.Consequence.LINE_IGNORED,
            value,
            "is not the name of an error",
            Spelling.closest(value, Errno.names()).map(List::of).orElse(List.of()));
  }
}
