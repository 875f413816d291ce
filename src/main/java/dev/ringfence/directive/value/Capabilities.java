package dev.ringfence.directive.value;

import dev.ringfence.linux.Capability;
import dev.ringfence.unit.Spelling;
import dev.ringfence.unit.SystemdVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of capabilities by name or number, which may begin with {@code ~}.
 *
 * <p>systemd leaves out what it does not know without a warning (config_parse_capability_set() in
 * load-fragment.c), so that one misspelt name makes an empty set.
 */
public record Capabilities() implements ValueKind {
  /** Highest number that fits into the mask; 254 lowered it by one. */
  private static int highestNumber(SystemdVersion version) {
    return version.atLeast(254) ? 62 : 63;
  }

  @Override
  public Check check(String value, SystemdVersion version) {
    List<Check.Complaint> complaints = new ArrayList<>();
    for (String word : Words.of(value.startsWith("~") ? value.substring(1) : value)) {
      if (Capability.named(word).isEmpty() && !isNumber(word, highestNumber(version))) {
        complaints.add(
            new Check.Complaint(
                Check.Consequence.WORD_LOST, word, "is not a capability", near(word)));
      }
    }
    return new Check(complaints);
  }

  private static boolean isNumber(String word, int highest) {
    try {
      int number = Integer.parseInt(word);
      return number >= 0 && number <= highest;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static List<String> near(String word) {
    List<String> names = Capability.all().stream().map(Capability::toString).toList();
    return Spelling.closest(word.startsWith("CAP_") ? word : "CAP_" + word, names)
        .map(List::of)
        .orElse(List.of());
  }
}
