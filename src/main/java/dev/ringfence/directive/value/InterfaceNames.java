package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;
import java.util.Optional;

/**
 * Names of network interfaces.
 *
 * @param many whether a list is read, which may begin with {@code ~}, or one name
 */
public record InterfaceNames(boolean many) implements ValueKind {
  /** IFNAMSIZ - 1. */
  private static final int LONGEST = 15;

  /** ALTIFNAMSIZ - 1; alternative names were ignored by 252 and are read by 257. */
  private static final int LONGEST_ALTERNATIVE = 127;

  public InterfaceNames() {
    this(true);
  }

  /** One interface. */
  public static InterfaceNames one() {
    return new InterfaceNames(false);
  }

  @Override
  public Check check(String value, SystemdVersion version) {
    if (!many) {
      return wrong(value, version)
          .map(what ->
              Check.bad(Check.Consequence.LINE_IGNORED, value, what.reason(), what.closeMisses()))
          .orElse(Check.good());
    }
    return Splitting.each(
        Splitting.withoutTilde(value),
        Check.Consequence.WORD_IGNORED,
        word -> wrong(word, version));
  }

  private static Optional<Splitting.Wrong> wrong(String name, SystemdVersion version) {
    int longest = version.atLeast(257) ? LONGEST_ALTERNATIVE : LONGEST;
    boolean bad = name.length() > longest || List.of(".", "..", "all", "default").contains(name);
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      bad |= c <= ' ' || c >= 0x7f || c == ':' || c == '/' || c == '%';
    }
    return bad || Splitting.isCNumber(name, 0, Long.MAX_VALUE)
        ? Splitting.Wrong.because("is not a name that a network interface can have")
        : Optional.empty();
  }
}
