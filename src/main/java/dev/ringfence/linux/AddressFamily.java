package dev.ringfence.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The address families of sockets, by number (address_families(7), bits/socket.h of glibc). */
public enum AddressFamily {
  UNIX(1, "AF_UNIX", "this machine alone: the journal, D-Bus, local databases, name look-ups"),
  INET(2, "AF_INET", "IPv4"),
  AX25(3, "AF_AX25", "amateur packet radio"),
  IPX(4, "AF_IPX", "Novell IPX, no longer in the kernel"),
  APPLETALK(5, "AF_APPLETALK", "AppleTalk"),
  NETROM(6, "AF_NETROM", "amateur radio NET/ROM"),
  BRIDGE(7, "AF_BRIDGE", "an old interface to bridges"),
  ATMPVC(8, "AF_ATMPVC", "permanent circuits of ATM"),
  X25(9, "AF_X25", "X.25"),
  INET6(10, "AF_INET6", "IPv6"),
  ROSE(11, "AF_ROSE", "amateur radio X.25"),
  DECNET(12, "AF_DECnet", "DECnet, no longer in the kernel"),
  NETBEUI(13, "AF_NETBEUI", "NetBEUI, never in the kernel"),
  SECURITY(14, "AF_SECURITY", "nothing, a number kept for security calls"),
  KEY(15, "AF_KEY", "the key management of IPsec"),
  NETLINK(16, "AF_NETLINK", "the kernel: addresses, routes, interfaces, firewall, udev, audit"),
  PACKET(17, "AF_PACKET", "raw network packets: DHCP, packet capture, VRRP"),
  ASH(18, "AF_ASH", "nothing, a number kept for Ash"),
  ECONET(19, "AF_ECONET", "Acorn Econet, no longer in the kernel"),
  ATMSVC(20, "AF_ATMSVC", "switched circuits of ATM"),
  RDS(21, "AF_RDS", "Oracle's reliable datagrams"),
  SNA(22, "AF_SNA", "nothing, a number kept for SNA"),
  IRDA(23, "AF_IRDA", "infrared, no longer in the kernel"),
  PPPOX(24, "AF_PPPOX", "PPP over Ethernet and L2TP"),
  WANPIPE(25, "AF_WANPIPE", "Sangoma cards, no longer in the kernel"),
  LLC(26, "AF_LLC", "IEEE 802.2"),
  IB(27, "AF_IB", "InfiniBand, by name only"),
  MPLS(28, "AF_MPLS", "labels of MPLS, by name only"),
  CAN(29, "AF_CAN", "the CAN bus of vehicles and machines"),
  TIPC(30, "AF_TIPC", "messages inside a cluster"),
  BLUETOOTH(31, "AF_BLUETOOTH", "Bluetooth"),
  IUCV(32, "AF_IUCV", "other guests of z/VM"),
  RXRPC(33, "AF_RXRPC", "remote procedure calls of AFS"),
  ISDN(34, "AF_ISDN", "ISDN"),
  PHONET(35, "AF_PHONET", "Nokia modems"),
  IEEE802154(36, "AF_IEEE802154", "low-power wireless networks"),
  CAIF(37, "AF_CAIF", "ST-Ericsson modems"),
  ALG(38, "AF_ALG", "the kernel's ciphers"),
  NFC(39, "AF_NFC", "near-field communication"),
  VSOCK(40, "AF_VSOCK", "a virtual machine and its host"),
  KCM(41, "AF_KCM", "messages over TCP connections"),
  QIPCRTR(42, "AF_QIPCRTR", "Qualcomm chips"),
  SMC(43, "AF_SMC", "shared memory between machines over RDMA"),
  XDP(44, "AF_XDP", "packets past the kernel's network stack"),
  MCTP(45, "AF_MCTP", "management controllers");

  private static final List<AddressFamily> ALL = List.of(values());

  private final int number;
  private final String written;
  private final String reaches;

  AddressFamily(int number, String written, String reaches) {
    this.number = number;
    this.written = written;
    this.reaches = reaches;
  }

  /** The number that socket(2) takes. */
  public int number() {
    return number;
  }

  /** What its sockets reach, in a few words. */
  public String reaches() {
    return reaches;
  }

  /** {@code AF_INET6}, as unit files spell it. */
  @Override
  public String toString() {
    return written;
  }

  /** All of them, by number. */
  public static List<AddressFamily> all() {
    return ALL;
  }

  /** Every name that systemd reads, the second names of some families among them. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of("AF_LOCAL", "AF_FILE", "AF_ROUTE"));
    ALL.forEach(family -> names.add(family.written));
    return names;
  }

  /** By the name with {@code AF_}, in any case, or by a second name of the same family. */
  public static Optional<AddressFamily> named(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "AF_LOCAL", "AF_FILE" -> Optional.of(UNIX);
      case "AF_ROUTE" -> Optional.of(NETLINK);
      default -> spelt(name);
    };
  }

  private static Optional<AddressFamily> spelt(String name) {
    for (AddressFamily family : ALL) {
      if (family.written.equalsIgnoreCase(name)) {
        return Optional.of(family);
      }
    }
    return Optional.empty();
  }

  /** By number; empty for one that this table does not know. */
  public static Optional<AddressFamily> numbered(int number) {
    for (AddressFamily family : ALL) {
      if (family.number == number) {
        return Optional.of(family);
      }
    }
    return Optional.empty();
  }
}
