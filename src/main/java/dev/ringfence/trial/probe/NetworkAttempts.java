package dev.ringfence.trial.probe;

import static dev.ringfence.trial.probe.Attempt.permitted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Attempts at sockets, addresses, ports and interfaces. */
final class NetworkAttempts {
  /**
   * Those that every kernel with a network has built in: asking for another one may load a module.
   */
  private static final Map<String, String> FAMILIES =
      new TreeMap<>(
          Map.of(
              "AF_INET", "socket 2 2 0",
              "AF_INET6", "socket 10 2 0",
              "AF_NETLINK", "socket 16 3 0",
              "AF_PACKET", "socket 17 3 0",
              "AF_UNIX", "socket 1 2 0"));

  private static final int TCP_PORT = 39_998;
  private static final int UDP_PORT = 39_999;

  private NetworkAttempts() {}

  /** Whether a list of words, which may be one of exceptions ({@code ~}), denies a word. */
  static boolean denies(List<String> words, String word) {
    if (words.isEmpty()) {
      return false;
    }
    boolean exceptions = words.getFirst().startsWith("~");
    boolean named = words.stream().anyMatch(each -> each.replaceFirst("^~", "").equals(word));
    return exceptions == named;
  }

  static Probe families(Subject subject) {
    List<String> words = subject.words("RestrictAddressFamilies");
    List<Attempt> attempts = new ArrayList<>();
    FAMILIES.forEach((family, call) -> {
      if (denies(words, family)) {
        attempts.add(
            new Attempt(
                "make a socket of " + family,
                List.of(call),
                new Refusal.Errors(Set.of("EAFNOSUPPORT"))));
      }
    });
    return attempts.isEmpty()
        ? new Probe.NotHere("its list allows every family that is tried")
        : new Probe.Exact(attempts);
  }

  static Probe addresses(Subject subject) {
    List<Attempt> attempts = List.of(send(Fixtures.FAR_ADDRESS), send("127.0.0.2"));
    return subject.words("IPAddressDeny").contains("any")
        ? new Probe.Exact(attempts.subList(0, 1))
        : new Probe.Broad(attempts);
  }

  private static Attempt send(String address) {
    return new Attempt(
        "send a packet to " + address,
        List.of("socket 2 2 0", "sendto $ s:x 1 0 inet:" + address + ":9 16"),
        // Without a route the kernel does not come to the filter.
        Refusal.epermOr("ENETUNREACH"));
  }

  static Probe binds(Subject subject) {
    List<String> allowed = subject.words("SocketBindAllow");
    List<Attempt> attempts = new ArrayList<>();
    if (allowed.stream().noneMatch(rule -> covers(rule, "tcp", TCP_PORT))) {
      attempts.add(bind("TCP", "socket 2 1 0", TCP_PORT));
    }
    if (allowed.stream().noneMatch(rule -> covers(rule, "udp", UDP_PORT))) {
      attempts.add(bind("UDP", "socket 2 2 0", UDP_PORT));
    }
    if (attempts.isEmpty()) {
      return new Probe.NotHere("the exceptions allow every port that is tried");
    }
    return subject.words("SocketBindDeny").contains("any")
        ? new Probe.Exact(attempts)
        : new Probe.Broad(attempts);
  }

  /** SocketBindAllow= is [FAMILY:][PROTOCOL:][PORTS], where each part may stand alone. */
  private static boolean covers(String rule, String protocol, int port) {
    for (String part : rule.split(":", -1)) {
      boolean other =
          switch (part) {
            case "any", "ipv4" -> false;
            case "ipv6" -> true;
            case "tcp", "udp" -> !part.equals(protocol);
            default -> !part.equals(Integer.toString(port)) && !isRangeWith(part, port);
          };
      if (other) {
        return false;
      }
    }
    return true;
  }

  private static boolean isRangeWith(String part, int port) {
    if (!part.matches("\\d{1,5}-\\d{1,5}")) {
      return false;
    }
    int dash = part.indexOf('-');
    return Integer.parseInt(part.substring(0, dash)) <= port
        && port <= Integer.parseInt(part.substring(dash + 1));
  }

  private static Attempt bind(String protocol, String socket, int port) {
    return permitted(
        "listen on " + protocol + " port " + port, socket, "bind $ inet:127.0.0.1:" + port + " 16");
  }

  static Probe interfaces(Subject subject) {
    return denies(subject.words("RestrictNetworkInterfaces"), "lo")
        ? new Probe.Exact(
            List.of(
                permitted(
                    "send a packet over lo",
                    "socket 2 2 0",
                    "sendto $ s:x 1 0 inet:127.0.0.2:9 16")))
        : new Probe.NotHere("a clone has no interface but lo, which it allows");
  }
}
