package dev.ringfence.score;

import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What RestrictAddressFamilies= adds up to (config_parse_address_families() in
 * src/core/load-fragment.c).
 */
final class AddressFamilies {
  /** The families that the score tells apart. */
  enum Kind {
    INET,
    UNIX,
    NETLINK,
    PACKET,
    OTHER
  }

  /**
   * Every name that systemd knows, in the order of bits/socket.h; other names of a family stand in
   * the same line.
   */
  private static final String[] NAMES = {
    "LOCAL UNIX FILE",
    "INET",
    "AX25",
    "IPX",
    "APPLETALK",
    "NETROM",
    "BRIDGE",
    "ATMPVC",
    "X25",
    "INET6",
    "ROSE",
    "DECnet",
    "NETBEUI",
    "SECURITY",
    "KEY",
    "NETLINK ROUTE",
    "PACKET",
    "ASH",
    "ECONET",
    "ATMSVC",
    "RDS",
    "SNA",
    "IRDA",
    "PPPOX",
    "WANPIPE",
    "LLC",
    "IB",
    "MPLS",
    "CAN",
    "TIPC",
    "BLUETOOTH",
    "IUCV",
    "RXRPC",
    "ISDN",
    "PHONET",
    "IEEE802154",
    "CAIF",
    "ALG",
    "NFC",
    "VSOCK",
    "KCM",
    "QIPCRTR",
    "SMC",
    "XDP",
    "MCTP"
  };

  private static final Map<String, String> BY_NAME = byName();

  private boolean begun;
  private boolean allowList;
  private final Set<String> families = new HashSet<>();

  private static Map<String, String> byName() {
    Map<String, String> byName = new HashMap<>(128);
    for (String line : NAMES) {
      List<String> names = Tables.split(line, ' ');
      for (String name : names) {
        byName.put("AF_" + Ascii.upper(name), "AF_" + names.getFirst());
      }
    }
    return byName;
  }

  /** Every name that systemd knows. */
  static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** Becomes what the other one is, from nothing. */
  void become(AddressFamilies other) {
    begun = other.begun;
    allowList = other.allowList;
    families.addAll(other.families);
  }

  /**
   * Takes one line.
   *
   * @param unknown takes the words that name no family
   */
  void assign(String value, SystemdVersion version, UnknownWords unknown) {
    if (value.isEmpty()) {
      reset(false);
      return;
    }
    if (value.equals("none") && version.atLeast(249)) {
      reset(true);
      return;
    }
    boolean inverted = value.startsWith("~");
    if (!begun) {
      begun = true;
      allowList = !inverted;
    }
    for (String word :
        Words.of(inverted ? value.substring(1) : value, Words.Rule.UNQUOTE).words()) {
      String family = BY_NAME.get(Ascii.upper(word));
      if (family == null) {
        unknown.add(word);
        if (version.atLeast(261)) {
          return;
        }
      } else if (inverted != allowList) {
        families.add(family);
      } else {
        families.remove(family);
      }
    }
  }

  private void reset(boolean allowNothing) {
    begun = false;
    allowList = allowNothing;
    families.clear();
  }

  /** Whether the score takes this kind as closed to the service. */
  boolean isRestricted(Kind kind) {
    for (String family : families) {
      if (kindOf(family) == kind) {
        return !allowList;
      }
    }
    return allowList;
  }

  private static Kind kindOf(String family) {
    return switch (family) {
      case "AF_INET", "AF_INET6" -> Kind.INET;
      case "AF_LOCAL" -> Kind.UNIX;
      case "AF_NETLINK" -> Kind.NETLINK;
      case "AF_PACKET" -> Kind.PACKET;
      default -> Kind.OTHER;
    };
  }
}
