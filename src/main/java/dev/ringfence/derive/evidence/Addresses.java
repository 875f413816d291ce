package dev.ringfence.derive.evidence;

/** Internet addresses by their text; nothing is looked up. */
public final class Addresses {
  private Addresses() {}

  /** 127.0.0.0/8 and ::1, and the former as the latter's mapped form. */
  public static boolean isLoopback(String address) {
    String plain = unmapped(address);
    return plain.startsWith("127.") || plain.equals("::1");
  }

  /** Every address of this host. */
  public static boolean isWildcard(String address) {
    String plain = unmapped(address);
    return plain.equals("0.0.0.0") || plain.equals("::");
  }

  /** An IPv4 address in IPv6 clothes as what it is; any other as it is. */
  public static String unmapped(String address) {
    return address.startsWith("::ffff:") && address.indexOf('.') > 0
        ? address.substring("::ffff:".length())
        : address;
  }
}
