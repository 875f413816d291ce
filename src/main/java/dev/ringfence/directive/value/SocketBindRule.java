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
    boolean some = false;
    for (List<String> choices : List.of(List.of("ipv4", "ipv6"), List.of("tcp", "udp"))) {
      for (String choice : choices) {
        if (rest.equals(choice) || rest.startsWith(choice + ":")) {
          rest = rest.substring(Math.min(rest.length(), choice.length() + 1));
          some = true;
          break;
        }
      }
    }
    return (rest.isEmpty() && some) || isPorts(rest)
        ? Check.good()
        : Check.bad(
            Check.Consequence.LINE_IGNORED,
            value,
            "is not [ipv4:|ipv6:][tcp:|udp:][PORT[-PORT]] or any",
            List.of());
  }

  private static boolean isPorts(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      return isPort(text);
    }
    String low = text.substring(0, dash);
    String high = text.substring(dash + 1);
    return isPort(low) && isPort(high) && Integer.parseInt(low) <= Integer.parseInt(high);
  }

  private static boolean isPort(String text) {
    return text.length() <= 5 && Splitting.isNumber(text, 1, 65535);
  }
}
