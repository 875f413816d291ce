package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;
import java.util.Optional;

/** Types of file system, and groups of them, which may begin with {@code ~}. */
public record FileSystemTypes() implements ValueKind {
  private static final List<String> GROUPS =
      List.of(
          "@basic-api",
          "@auxiliary-api",
          "@common-block",
          "@historical-block",
          "@network",
          "@privileged-api",
          "@security",
          "@temporary",
          "@known");

  @Override
  public Check check(String value, SystemdVersion version) {
    return Splitting.each(
        Splitting.withoutTilde(value),
        Check.Consequence.WORD_IGNORED,
        word ->
            !word.startsWith("@") || GROUPS.contains(word)
                ? Optional.empty()
                : Splitting.Wrong.notOne(word, "a group of file systems", GROUPS));
  }
}
