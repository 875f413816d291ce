package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/** Yes, no, or from 258 on private, the latter two with a name (ProtectHostname=). */
public record HostNameProtection() implements ValueKind {
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
    return version.atLeast(258)
        ? Check.good()
        : Check.bad(
            Check.Consequence.LINE_IGNORED, value, "is read from systemd 258 on", List.of("yes"));
  }
}
