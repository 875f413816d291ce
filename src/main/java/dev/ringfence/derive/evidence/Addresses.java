package dev.ringfence.derive.evidence;

import java.net.InetAddress;
import java.util.Optional;

/** Internet addresses by their text; nothing is looked up. */
public final class Addresses {
  private Addresses() {}

  /** 127.0.0.0/8 and ::1, and the former as the latter's mapped form. */
  public static boolean isLoopback(String address) {
    return read(address).filter(InetAddress::isLoopbackAddress).isPresent();
  }

  /** Every address of this host. */
  public static boolean isWildcard(String address) {
    return read(address).filter(InetAddress::isAnyLocalAddress).isPresent();
  }

  /**
   * The address in the one form that it has here; an IPv4 address in IPv6 clothes as what it is.
   * What is no address stays as it is.
   */
  public static String plain(String address) {
    return read(address).map(InetAddress::getHostAddress).orElse(address);
  }

  /** Whether it is an address at all: profiles come from anywhere, and unit files go by words. */
  public static boolean isOne(String address) {
    return read(address).isPresent();
  }

  private static Optional<InetAddress> read(String address) {
    int zone = address.indexOf('%');
    try {
      return Optional.of(InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone)));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }
}
