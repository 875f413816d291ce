package dev.ringfence.directive;

import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.Placement;
import dev.ringfence.directive.entry.Relation;
import dev.ringfence.directive.entry.Signal;
import dev.ringfence.directive.entry.Topic;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.directive.value.Bool;
import dev.ringfence.directive.value.Level;
import dev.ringfence.directive.value.Rating;

/** Cuts the service off from every network. */
public record PrivateNetwork() implements Sandboxing {
  private static final Entry ENTRY =
      Entry.about("PrivateNetwork", Topic.NETWORK, Placement.EXECUTION)
          .sinceBeforeRecords()
          .summary("Cuts the service off from every network.")
          .takes("BOOL", Bool.INSTANCE)
          .offAndOn(
              "The service uses the machine's network interfaces.",
              "It has a network namespace of its own with nothing but a loopback"
                  + " interface of its own.")
          .byDefault("no")
          .rated(Rating.wiki(Level.HIGH, Level.VERY_HIGH))
          .inMountNamespace()
          .note(
              "Sockets that systemd opened and passed on (socket activation) keep"
                  + " working, so that a socket-activated service can serve the network"
                  + " without being able to reach it.")
          .note(
              "Sockets in the file system stay reachable, so that local databases, D-Bus"
                  + " and the journal still work; abstract sockets (names that begin with @)"
                  + " of the host do not.")
          .note("Its loopback is its own: 127.0.0.1 inside is not the machine's.")
          .effect(
              "A mount namespace of its own from 254 on, because /sys has to show the new"
                  + " network.")
          .link(
              Relation.IMPLIES, "PrivateMounts", "From 254 on, unless PrivateMounts=no is written.")
          .link(
              Relation.CANCELLED_BY,
              "NetworkNamespacePath",
              "When a namespace is named, that one is joined.")
          .link(Relation.SEE_ALSO, "JoinsNamespaceOf", "Two units can share one private network.")
          .link(
              Relation.SEE_ALSO,
              "IPAddressDeny",
              "Denies addresses and keeps the interfaces; it is what a service that talks"
                  + " to a few hosts can have.")
          .link(Relation.SEE_ALSO, "RestrictAddressFamilies", "Denies making sockets at all.")
          .breaks(
              "Every service that opens a socket to or from the network itself, uses DNS"
                  + " or NTP, or reaches another service through 127.0.0.1.",
              "Use socket activation, a socket in the file system, or IPAddressDeny=any"
                  + " with IPAddressAllow= instead.")
          .breaks(
              "Name look-ups that go through nss modules with network access (LDAP, NIS),"
                  + " also hidden in getpwnam().",
              "Let nscd, sssd or systemd-resolved answer: they are reached through"
                  + " file-system sockets.")
          .breaks(
              "Clients of abstract sockets (older D-Bus session and X11 addresses, some"
                  + " udev and multipath tools).",
              "Use the file-system socket.")
          .denies("ENETUNREACH", "Connecting or sending to any address but the own loopback.")
          .denies(
              "ECONNREFUSED",
              "Connecting to 127.0.0.1, where the machine's services do not listen; and"
                  + " to abstract sockets.")
          .shows(new Signal.Silent(), "It may listen on a port, and nobody can reach it.")
          .userUnits(UserUnits.userNamespace(251))
          .scored("PrivateNetwork")
          .kernel(
              "Network namespaces (CONFIG_NET_NS); without them the directive is ignored"
                  + " with a warning.")
          .example(
              """
              [Service]
              ExecStart=/usr/lib/exampled/render
              PrivateNetwork=yes
              """)
          .done();

  @Override
  public Entry entry() {
    return ENTRY;
  }
}
