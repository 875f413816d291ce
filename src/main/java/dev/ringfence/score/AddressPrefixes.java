package dev.ringfence.score;

import dev.ringfence.unit.Words;
import java.util.OptionalInt;

/**
 * What IPAddressAllow= or IPAddressDeny= adds up to, as far as the score asks
 * (config_parse_in_addr_prefixes() in src/shared/in-addr-prefix-util.c).
 */
final class AddressPrefixes {
  private boolean everyIpv4;
  private boolean everyIpv6;
  private boolean localhost;
  private boolean others;

  /** Becomes what the other one is. */
  void become(AddressPrefixes other) {
    everyIpv4 = other.everyIpv4;
    everyIpv6 = other.everyIpv6;
    localhost = other.localhost;
    others = other.others;
  }

  void assign(String value) {
    if (value.isEmpty()) {
      everyIpv4 = false;
      everyIpv6 = false;
      localhost = false;
      others = false;
      return;
    }
    for (String word : Words.of(value).words()) {
      add(word);
    }
  }

  private void add(String word) {
    if (word.equals("any")) {
      everyIpv4 = true;
      everyIpv6 = true;
      others = true;
    } else if (isLocalhost(word)) {
      localhost = true;
    } else if (word.equals("link-local") || word.equals("multicast")) {
      others = true;
    } else {
      prefix(word);
    }
  }

  private void prefix(String word) {
    int slash = word.indexOf('/');
    String text = slash < 0 ? word : word.substring(0, slash);
    byte[] address = IpAddress.parse(text);
    if (address.length == 0) {
      return;
    }
    int bits = address.length * 8;
    OptionalInt length =
        slash < 0 ? OptionalInt.of(bits) : CNumbers.signed(word.substring(slash + 1));
    if (length.isEmpty() || length.getAsInt() < 0 || length.getAsInt() > bits) {
      return;
    }
    everyIpv4 |= length.getAsInt() == 0 && address.length == IpAddress.IPV4_BYTES;
    everyIpv6 |= length.getAsInt() == 0 && address.length != IpAddress.IPV4_BYTES;
    if (IpAddress.isLoopback(IpAddress.masked(address, length.getAsInt()))) {
      localhost = true;
    } else {
      others = true;
    }
  }

  /** is_localhost() of src/basic/hostname-util.c. */
  private static boolean isLocalhost(String word) {
    String upper = Ascii.upper(word);
    String name = upper.endsWith(".") ? upper.substring(0, upper.length() - 1) : upper;
    return name.equals("LOCALHOST")
        || name.equals("LOCALHOST.LOCALDOMAIN")
        || name.endsWith(".LOCALHOST")
        || name.endsWith(".LOCALHOST.LOCALDOMAIN");
  }

  /** Whether the list holds both 0.0.0.0/0 and ::/0. */
  boolean isEverything() {
    return everyIpv4 && everyIpv6;
  }

  /** Whether it holds addresses of this machine. */
  boolean hasLocalhost() {
    return localhost;
  }

  /** Whether it holds any other address. */
  boolean hasOthers() {
    return others;
  }
}
