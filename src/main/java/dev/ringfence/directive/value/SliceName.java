package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/** The name of a slice. */
public record SliceName() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    return value.endsWith(".slice") && value.indexOf('/') < 0
        ? Check.good()
        : Check.bad(Check.Consequence.LINE_IGNORED, value, "is not the name of a slice", List.of());
  }
}
