package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/** A file to open beforehand: {@code PATH[:NAME[:OPTIONS]]}. */
public record OpenedFile() implements ValueKind {
  private static final List<String> OPTIONS =
      List.of("read-only", "append", "truncate", "graceful");

  @Override
  public Check check(String value, SystemdVersion version) {
    String[] parts = value.split(":", 3);
    if (!parts[0].startsWith("/")) {
      return ignored(value, "does not begin with an absolute path");
    }
    if (parts.length > 2) {
      for (String option : parts[2].split(",", -1)) {
        if (!OPTIONS.contains(option)) {
          return ignored(option, "is not one of " + String.join(", ", OPTIONS));
        }
      }
    }
    return Check.good();
  }

  private static Check ignored(String word, String reason) {
    return Check.bad(Check.Consequence.LINE_IGNORED, word, reason, List.of());
  }
}
