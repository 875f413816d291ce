package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/** Yes, no, or from 258 on private, the latter two with a name (ProtectHostname=). */
public record HostNameProtection() implements ValueKind {
  /** HOST_NAME_MAX. */
  private static final int LONGEST = 64;

  @Override
  public Check check(String value, SystemdVersion version) {
    if (Bool.parse(value).isPresent()) {
      return Check.good();
    }
    int colon = value.indexOf(':');
    String mode = colon < 0 ? value : value.substring(0, colon);
    boolean known = mode.equals("private") || (colon > 0 && Bool.parse(mode).orElse(false));
    if (!known) {
      return Check.bad(
          Check.Consequence.LINE_IGNORED,
          value,
          "is neither yes, no nor private",
          List.of("yes", "no"));
    }
    if (colon >= 0 && !isHostName(value.substring(colon + 1))) {
      return Check.bad(
          Check.Consequence.LINE_IGNORED, value, "names no valid host name", List.of());
    }
    return version.atLeast(258)
        ? Check.good()
        : Check.bad(
            Check.Consequence.LINE_IGNORED, value, "is read from systemd 258 on", List.of("yes"));
  }

  /** hostname_is_valid(): labels of letters, digits, - and _, parted by single dots. */
  private static boolean isHostName(String name) {
    if (name.isEmpty() || name.length() > LONGEST) {
      return false;
    }
    for (String label : name.split("\\.", -1)) {
      boolean good = !label.isEmpty() && !label.startsWith("-") && !label.endsWith("-");
      for (int at = 0; at < label.length(); at++) {
        char c = label.charAt(at);
        good &=
            (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_';
      }
      if (!good) {
        return false;
      }
    }
    return true;
  }
}
