package dev.ringfence.cli;

import dev.ringfence.unit.OneLine;
import java.util.List;
import java.util.stream.Collectors;

/** The user asked for something that cannot be: one line for them, and exit code 2. */
public final class UsageException extends RuntimeException {
  public UsageException(String line) {
    this(List.of(line));
  }

  /** Several mistakes at once, a line each. */
  public UsageException(List<String> lines) {
    super(lines.stream().map(OneLine::brief).collect(Collectors.joining("\n")), null, false, false);
  }

  /** For the user. */
  public List<String> lines() {
    return String.valueOf(getMessage()).lines().toList();
  }
}
