package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.Optional;

/** Names of directories below a fixed place, such as {@code StateDirectory=} takes. */
public record OwnDirectories() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    return Splitting.each(value, Check.Consequence.WORD_IGNORED, word -> wrong(word, version));
  }

  private static Optional<Splitting.Wrong> wrong(String word, SystemdVersion version) {
    int colon = word.indexOf(':');
    String name = colon < 0 ? word : word.substring(0, colon);
    if (name.startsWith("/")) {
      return Splitting.Wrong.because("is an absolute path; a name below a fixed place is wanted");
    }
    if (name.isEmpty() || name.equals("private") || name.startsWith("private/")) {
      return Splitting.Wrong.because("is not a name that such a directory can have");
    }
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        return Splitting.Wrong.because("leads out of its place by ..");
      }
    }
    return colon >= 0 && !version.atLeast(250)
        ? Splitting.Wrong.because("has a link after a colon, which is read from systemd 250 on")
        : Optional.empty();
  }
}
