package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Words;
import java.util.List;
import java.util.Optional;

/**
 * Names of directories below a fixed place, such as {@code StateDirectory=} takes.
 *
 * @param links whether a link to it can be named after a colon (from 250 on)
 */
public record OwnDirectories(boolean links) implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    return Splitting.each(value, Check.Consequence.WORD_IGNORED, word -> wrong(word, version));
  }

  private Optional<Splitting.Wrong> wrong(String word, SystemdVersion version) {
    List<String> parts = parts(word, version);
    String name = parts.isEmpty() ? "" : parts.getFirst();
    if (name.startsWith("/")) {
      return Splitting.Wrong.because("is an absolute path; a name below a fixed place is wanted");
    }
    if (name.isEmpty() || leadsOut(name)) {
      return Splitting.Wrong.because("is not a name that such a directory can have");
    }
    if (name.equals("private") || name.startsWith("private/")) {
      return Splitting.Wrong.because("lies in the directory private, which is systemd's own");
    }
    String link = parts.size() > 1 ? parts.get(1) : "";
    if (!link.isEmpty() && (!links || link.startsWith("/") || leadsOut(link))) {
      return Splitting.Wrong.because("names a link that systemd does not make");
    }
    return parts.size() > 2 && !parts.get(2).isEmpty() && !parts.get(2).equals("ro")
        ? Splitting.Wrong.because("has a flag other than ro")
        : Optional.empty();
  }

  /**
   * Up to 256 a run of colons counts as one and a third part is not looked at; from 257 on an empty
   * part is a part, and the third holds flags.
   */
  private static List<String> parts(String word, SystemdVersion version) {
    if (version.atLeast(257)) {
      return Words.of(word, ":", Words.Rule.EMPTY_WORDS).words();
    }
    List<String> parts = Words.of(word, ":").words();
    return parts.subList(0, Math.min(2, parts.size()));
  }

  private static boolean leadsOut(String name) {
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        return true;
      }
    }
    return false;
  }
}
