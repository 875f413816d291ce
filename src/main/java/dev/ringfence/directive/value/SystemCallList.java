package dev.ringfence.directive.value;

import dev.ringfence.linux.Errno;
import dev.ringfence.unit.SystemdVersion;
import java.util.Optional;

/**
 * System calls and groups of them, which may begin with {@code ~}. Only the form is looked at here:
 * which names exist differs by systemd release and libseccomp, and the score's tables know it.
 *
 * @param withErrors whether a word may end with {@code :ERRNO} or {@code :kill}
 */
public record SystemCallList(boolean withErrors) implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    boolean denies = value.startsWith("~");
    return Splitting.each(
        Splitting.withoutTilde(value),
        Check.Consequence.WORD_IGNORED,
        word -> wrong(word, denies, version));
  }

  private Optional<Splitting.Wrong> wrong(String word, boolean denies, SystemdVersion version) {
    int colon = word.indexOf(':');
    String name = colon < 0 ? word : word.substring(0, colon);
    if (!isName(name.startsWith("@") ? name.substring(1) : name)) {
      return Splitting.Wrong.because("is not the name of a system call or of a group");
    }
    if (colon < 0) {
      return Optional.empty();
    }
    if (!withErrors) {
      return Splitting.Wrong.because("has an error number, which is of no use here");
    }
    if (!denies) {
      return Splitting.Wrong.because("has an error number but is not denied: write it after ~");
    }
    String error = word.substring(colon + 1);
    if (error.equals("kill")) {
      return version.atLeast(247)
          ? Optional.empty()
          : Splitting.Wrong.because("has :kill, which is read from systemd 247 on");
    }
    return Errno.isName(error) || Splitting.isNumber(error, 0, 4095)
        ? Optional.empty()
        : Splitting.Wrong.because("has an error number that is not known");
  }

  private static boolean isName(String name) {
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      boolean fits =
          (c >= 'a' && c <= 'z')
              || (c >= '0' && c <= '9')
              || c == '_'
              || c == '-'
              || (c >= 'A' && c <= 'Z');
      if (!fits) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
