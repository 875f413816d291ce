package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.Optional;

/**
 * Users or groups, by name or number.
 *
 * @param many whether a list is read, or one
 */
public record UserNames(boolean many) implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    return many
        ? Splitting.each(value, Check.Consequence.UNIT_REFUSED, UserNames::wrong)
        : wrong(value)
            .map(what ->
                Check.bad(Check.Consequence.UNIT_REFUSED, value, what.reason(), what.closeMisses()))
            .orElse(Check.good());
  }

  /** The relaxed rules of valid_user_group_name(), which unit files are held to from 246 on. */
  private static Optional<Splitting.Wrong> wrong(String name) {
    if (Splitting.isNumber(name, 0, 4294967294L)) {
      return name.equals("65535")
          ? Splitting.Wrong.because("is reserved and cannot be a user or group")
          : Optional.empty();
    }
    boolean number = true;
    for (int at = 0; at < name.length(); at++) {
      char c = name.charAt(at);
      number &= (c >= '0' && c <= '9') || (at == 0 && c == '-');
      if (c < ' ' || c == 0x7f || c == ':' || c == '/') {
        return Splitting.Wrong.because("is not a name that a user or group can have");
      }
    }
    return number || name.equals(".") || name.equals("..")
        ? Splitting.Wrong.because("is not a name that a user or group can have")
        : Optional.empty();
  }
}
