package dev.ringfence.lint.rule;

import dev.ringfence.lint.CapabilityList;
import dev.ringfence.lint.ExecLine;
import dev.ringfence.lint.Subject;
import dev.ringfence.lint.Word;
import dev.ringfence.linux.Capability;
import dev.ringfence.unit.Setting;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Signs in a unit that its service uses the network. */
final class NetworkSigns {
  /** Servers that are of no use without a network, unless a socket unit hands them theirs. */
  private static final Set<String> SERVERS =
      Set.of(
          "apache2",
          "httpd",
          "nginx",
          "caddy",
          "lighttpd",
          "haproxy",
          "varnishd",
          "squid",
          "named",
          "unbound",
          "nsd",
          "knotd",
          "kresd",
          "dnsmasq",
          "pdns_server",
          "dnscrypt-proxy",
          "sshd",
          "dropbear",
          "vsftpd",
          "proftpd",
          "smbd",
          "nmbd",
          "rpcbind",
          "openvpn",
          "chronyd",
          "ntpd",
          "postfix",
          "exim4",
          "dovecot",
          "mosquitto",
          "prosody",
          "ejabberdctl",
          "prometheus",
          "prometheus-node-exporter",
          "grafana-server",
          "snmpd",
          "slapd",
          "radiusd",
          "freeradius",
          "tor",
          "bird",
          "zabbix_agentd",
          "zabbix_server",
          "turnserver");

  private NetworkSigns() {}

  /** The first sign, in words that stand for themselves; empty when there is none. */
  static Optional<String> of(Subject subject) {
    for (Word word : subject.words("IPAddressAllow")) {
      if (!word.text().equals("localhost") && !word.text().startsWith("127.")) {
        return Optional.of("IPAddressAllow=" + word.text() + " says that it talks to others");
      }
    }
    if (!subject.counting("SocketBindAllow").isEmpty()) {
      return Optional.of("SocketBindAllow= says that it listens");
    }
    if (CapabilityList.ambient(subject).holds(Capability.NET_BIND_SERVICE)) {
      return Optional.of("CAP_NET_BIND_SERVICE says that it listens on a port below 1024");
    }
    boolean activated = isSocketActivated(subject);
    for (ExecLine line : subject.mainCommands()) {
      Optional<String> option = listening(line);
      if (option.isPresent()) {
        return Optional.of(option.get() + " makes " + line.name() + " listen");
      }
      if (!activated && SERVERS.contains(line.name())) {
        return Optional.of(line.name() + " serves the network");
      }
    }
    return needsOnline(subject);
  }

  private static Optional<String> needsOnline(Subject subject) {
    for (Setting setting : subject.unit().settings("Unit", "Wants")) {
      if (setting.value().contains("network-online.target")) {
        return Optional.of("Wants=network-online.target says that it needs the network");
      }
    }
    return Optional.empty();
  }

  /** Whether a socket unit hands it its sockets, as far as the unit itself tells. */
  private static boolean isSocketActivated(Subject subject) {
    for (String key : new String[] {"Requires", "After", "BindsTo", "Wants"}) {
      for (Setting setting : subject.unit().settings("Unit", key)) {
        if (setting.value().contains(".socket")) {
          return true;
        }
      }
    }
    return !subject.settings("Sockets").isEmpty()
        || subject.assigned("StandardInput").map(in -> in.value().equals("socket")).orElse(false)
        || hasSocketUnit(subject);
  }

  /** A socket unit of the same name beside the unit. */
  private static boolean hasSocketUnit(Subject subject) {
    Path directory = subject.unit().fragment().getParent();
    return directory != null
        && subject
            .machine()
            .files()
            .exists(directory + "/" + subject.unit().name().prefix() + ".socket");
  }

  /** An option that names a port or an address of the network. */
  private static Optional<String> listening(ExecLine line) {
    for (int at = 0; at < line.arguments().size(); at++) {
      String word = line.arguments().get(at);
      int equals = word.indexOf('=');
      String option = equals < 0 ? word : word.substring(0, equals);
      String value =
          equals >= 0
              ? word.substring(equals + 1)
              : at + 1 < line.arguments().size() ? line.arguments().get(at + 1) : "";
      boolean listens =
          switch (option) {
            case "--listen",
                "--listen-address",
                "--bind",
                "--bind-address",
                "--port",
                "--http-port",
                "--web.listen-address",
                "--http-address" ->
                true;
            default -> false;
          };
      if (listens && isOfTheNetwork(value)) {
        return Optional.of(equals < 0 ? option + " " + value : word);
      }
    }
    return Optional.empty();
  }

  private static boolean isOfTheNetwork(String address) {
    boolean local =
        address.isEmpty()
            || address.startsWith("/")
            || address.startsWith("unix")
            || address.startsWith("fd")
            || address.startsWith("127.")
            || address.startsWith("localhost")
            || address.startsWith("[::1]")
            || address.startsWith("-")
            || address.startsWith("$")
            || address.equals("0")
            || address.equals("none");
    return !local;
  }
}
