package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.Optional;

/**
 * Names of network interfaces.
 *
 * @param many whether a list is read, which may begin with {@code ~}, or one name
 */
public record InterfaceNames(boolean many) implements ValueKind {
  /** IFNAMSIZ - 1 for names, ALTIFNAMSIZ - 1 for alternative ones. */
  private static final int LONGEST = 127;

  public InterfaceNames() {
    this(true);
  }

  /** One interface. */
  public static InterfaceNames one() {
    return new InterfaceNames(false);
  }

  @Override
  public Check check(String value, SystemdVersion version) {
    return Splitting.each(
        many ? Splitting.withoutTilde(value) : value,
        Check.Consequence.WORD_IGNORED,
        InterfaceNames::wrong);
  }

  private static Optional<Splitting.Wrong> wrong(String name) {
    boolean bad = name.length() > LONGEST || name.equals(".") || name.equals("..");
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      bad |= c <= ' ' || c >= 0x7f || c == ':' || c == '/' || c == '%';
    }
    return bad || Splitting.isNumber(name, 0, Long.MAX_VALUE)
        ? Splitting.Wrong.because("is not a name that a network interface can have")
        : Optional.empty();
  }
}
