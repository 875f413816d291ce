package dev.ringfence.directive;

import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Emptiness;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Misreading;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Repetition;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.AddressFamilyList;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Limits which kinds of socket the service can make. */
public record RestrictAddressFamilies() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("RestrictAddressFamilies", Topic.NETWORK, Placement.EXECUTION)
          .since(211)
          .summary("Limits which kinds of socket the service can make.")
          .takes("none | [~]AF_NAME...", new AddressFamilyList())
          .grade(
              "all",
              "Every family that the kernel knows, also rarely tested ones whose modules"
                  + " it then loads.")
          .grade("~AF_NAME...", "All but these.")
          .grade("AF_NAME...", "Only these.")
          .grade("none", 249, "No sockets at all.")
          .byDefault("all")
          .repeated(Repetition.FIRST_DECIDES)
          .emptied(Emptiness.RESETS)
          .misread(Misreading.WORD_IGNORED)
          .rated(Rating.ours(Level.HIGH, Level.MEDIUM))
          .note(
              "AF_UNIX AF_INET AF_INET6 serves most network daemons; add AF_NETLINK for"
                  + " those that list addresses, routes or interfaces (getifaddrs() does,"
                  + " also inside libraries and often long after the start). AF_UNIX is for"
                  + " the journal, D-Bus, name look-ups and local databases.")
          .note(
              "Rare families (AF_PACKET, AF_ALG, AF_VSOCK, AF_TIPC, AF_RDS, AF_BLUETOOTH)"
                  + " have been the source of many kernel flaws: that is the point of it.")
          .note(
              "A misspelt family in an allow-list makes it empty: the service breaks, and"
                  + " the score is perfect. From 261 on, the words after it are lost as"
                  + " well.")
          .note("AF_LOCAL and AF_FILE stand for AF_UNIX, AF_ROUTE for AF_NETLINK.")
          .link(
              Relation.COMPLETES,
              "SystemCallArchitectures",
              "On 32-bit x86 and some other architectures socket calls cannot be told"
                  + " apart and are not filtered; native closes that way.")
          .link(
              Relation.COMPLETES,
              "ProtectKernelModules",
              "Denied families are not loaded on demand.")
          .link(Relation.SEE_ALSO, "PrivateNetwork", "Cuts off the network, whatever the family.")
          .link(Relation.SEE_ALSO, "IPAddressDeny", "Chooses by address.")
          .breaks(
              "Programs that list network interfaces, without AF_NETLINK: DNS servers,"
                  + " avahi, node_exporter, Samba, VPNs, Java and Go programs at odd"
                  + " moments.",
              "Add AF_NETLINK.")
          .breaks(
              "DHCP clients and servers, ping, arping, packet capture and VRRP, without"
                  + " AF_PACKET or raw sockets.",
              "Add AF_PACKET where it is so.")
          .breaks("Logging and name look-ups, without AF_UNIX.", "Add AF_UNIX.")
          .denies("EAFNOSUPPORT", "socket(2) with another family; the audit log names the call.")
          .bypass(
              "Sockets that were passed in, socketpair(2), and sockets made through"
                  + " io_uring are not filtered.")
          .userUnits(UserUnits.worksWithNoNewPrivileges())
          .scored("RestrictAddressFamilies_*")
          .requires(BuildFeature.SECCOMP)
          .example(
              """
              [Service]
              ExecStart=/usr/sbin/exampled
              RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6
              SystemCallArchitectures=native
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
