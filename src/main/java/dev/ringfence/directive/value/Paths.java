package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of absolute paths, each of which may begin with {@code -} (ignored where it is missing)
 * and {@code +} (below the service's own root).
 */
public record Paths() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    List<Check.Complaint> complaints = new ArrayList<>();
    for (String word : Words.of(value)) {
      String path = word.startsWith("-") ? word.substring(1) : word;
      path = path.startsWith("+") ? path.substring(1) : path;
      if (!path.startsWith("/")) {
        complaints.add(
            new Check.Complaint(
                Check.Consequence.WORD_IGNORED, word, "is not an absolute path", List.of()));
      }
    }
    return new Check(complaints);
  }
}
