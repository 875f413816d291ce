package dev.ringfence.directive.value;

import dev.ringfence.unit.SystemdVersion;
import java.util.List;

/** One rule of SocketBindAllow= and SocketBindDeny=: family, protocol and ports, or any. */
public record SocketBindRule() implements ValueKind {
  @Override
  public Check check(String value, SystemdVersion version) {
    if (value.equals("any")) {
      return Check.good();
    }
    String rest = value;
    for (List<String> choices : List.of(List.of("ipv4", "ipv6"), List.of("tcp", "udp"))) {
      for (String choice : choices) {
        if (rest.equals(choice)) {
          return Check.good();
        }
        if (rest.startsWith(choice + ":")) {
          rest = rest.substring(choice.length() + 1);
          break;
        }
      }
    }
    return isPorts(rest, version)
        ? Check.good()
        : Check.bad(
            Check.Consequence.LINE_IGNORED,
            value,
            "is not [ipv4:|ipv6:][tcp:|udp:][PORT[-PORT]] or any",
            List.of());
  }

  private static boolean isPorts(String text, SystemdVersion version) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      return isPort(text, version);
    }
    String low = text.substring(0, dash);
    String high = text.substring(dash + 1);
    return isPort(low, version)
        && isPort(high, version)
        && Integer.decode(low) <= Integer.decode(high);
  }

  /** Port 0 is ignored by 252 and read by 257. */
  private static boolean isPort(String text, SystemdVersion version) {
    return Splitting.isCNumber(text, version.atLeast(257) ? 0 : 1, 65535);
  }
}
