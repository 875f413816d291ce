package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.Optional;

/** Bind mounts: {@code [-]SOURCE[:PLACE[:rbind|norbind]]}, several in a line. */
public record BindMounts() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    return Splitting.each(value, Check.Consequence.LINE_IGNORED, BindMounts::wrong);
  }

  private static Optional<Splitting.Wrong> wrong(String word) {
    String[] parts = (word.startsWith("-") ? word.substring(1) : word).split("(?<!\\\\):", 3);
    if (!parts[0].startsWith("/")) {
      return Splitting.Wrong.because("does not begin with an absolute path");
    }
    if (parts.length > 1 && !parts[1].startsWith("/")) {
      return Splitting.Wrong.because("names a place that is not an absolute path");
    }
    if (parts.length > 2) {
      for (String option : parts[2].split(",", -1)) {
        if (!option.equals("rbind")
            && !option.equals("norbind")
            && !option.startsWith("idmap")
            && !option.equals("noidmap")) {
          return Splitting.Wrong.because("has an option that is neither rbind nor norbind");
        }
      }
    }
    return Optional.empty();
  }
}
