package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Addresses;
import dev.ringfence.derive.evidence.Devices;
import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.evidence.Places;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.unit.Setting;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lists that the unit itself has, of addresses, ports, devices and paths, against what was seen.
 * They are left as they are; what contradicts them is for a person to look at.
 */
final class OwnLimits {
  private OwnLimits() {}

  /** An address that was talked to, against IPAddressDeny= and IPAddressAllow=. */
  static Optional<Standing> addresses(Evidence evidence) {
    List<String> allowed = evidence.unit().words("IPAddressAllow");
    List<String> denied = evidence.unit().words("IPAddressDeny");
    return clash(
        evidence,
        "IPAddressDeny",
        evidence.factsOfGroup(Fact.Peer.class),
        peer ->
            peer.seen().outcome().succeeded()
                && Addresses.isOne(peer.address())
                && denied.stream().anyMatch(word -> isIn(peer.address(), word))
                && allowed.stream().noneMatch(word -> isIn(peer.address(), word)));
  }

  /** A port that was bound, against SocketBindDeny= and SocketBindAllow=. */
  static Optional<Standing> ports(Evidence evidence) {
    List<String> allowed = evidence.unit().words("SocketBindAllow");
    List<String> denied = evidence.unit().words("SocketBindDeny");
    return clash(
        evidence,
        "SocketBindDeny",
        evidence.factsOfGroup(Fact.Bind.class),
        bind ->
            bind.seen().outcome().succeeded()
                && bind.port() > 0
                && denied.stream().anyMatch(rule -> matches(bind, rule))
                && allowed.stream().noneMatch(rule -> matches(bind, rule)));
  }

  /** A device that was opened, against DeviceAllow=. A whole class of them may be any. */
  static Optional<Standing> devices(Evidence evidence) {
    List<String> allowed =
        evidence.unit().settings("DeviceAllow").stream().map(Setting::value).toList();
    return clash(
        evidence,
        "DeviceAllow",
        evidence.factsOfGroup(Fact.Device.class),
        device ->
            device.seen().outcome().succeeded()
                && device.access() != FileAccess.CREATE
                && !Devices.isPseudo(device.path())
                && allowed.stream().noneMatch(line -> allows(line, device)));
  }

  /** A file that was used, against InaccessiblePaths=. */
  static Optional<Standing> paths(Evidence evidence) {
    List<String> hidden =
        evidence.unit().words("InaccessiblePaths").stream()
            .map(word -> word.replaceFirst("^[-+]+", ""))
            .toList();
    return clash(
        evidence,
        "InaccessiblePaths",
        evidence.done(Fact.File.class),
        file -> hidden.stream().anyMatch(path -> Places.below(file, List.of(path))));
  }

  private static <T extends Fact> Optional<Standing> clash(
      Evidence evidence, String directive, List<T> facts, Predicate<T> refused) {
    Optional<Setting> own = evidence.unit().last(directive);
    Optional<T> fact =
        own.isEmpty()
            ? Optional.empty()
            : Evidence.telling(facts.stream().filter(refused).toList());
    return fact.map(seen ->
        new Standing.Clash(
            own.get(),
            new Verdict.Breaks(
                Value.of(directive, own.get().value()),
                seen,
                "be refused by the unit's own list")));
  }

  /** See "any" and its kin in systemd.resource-control(5). */
  private static boolean isIn(String address, String word) {
    return switch (word) {
      case "any" -> true;
      case "localhost" -> Addresses.isLoopback(address);
      case "link-local" -> isIn(address, "169.254.0.0/16") || isIn(address, "fe80::/64");
      case "multicast" -> isIn(address, "224.0.0.0/4") || isIn(address, "ff00::/8");
      default -> isInPrefix(Addresses.plain(address), word);
    };
  }

  private static boolean isInPrefix(String address, String word) {
    int slash = word.indexOf('/');
    String base = slash < 0 ? word : word.substring(0, slash);
    if (!Addresses.isOne(base) || address.indexOf('%') >= 0) {
      return false;
    }
    byte[] one = InetAddress.ofLiteral(address).getAddress();
    byte[] other = InetAddress.ofLiteral(base).getAddress();
    int bits = slash < 0 ? other.length * 8 : number(word.substring(slash + 1), other.length * 8);
    if (one.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      if (((one[bit / 8] ^ other[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
        return false;
      }
    }
    return true;
  }

  /** {@code [ipv4:|ipv6:][tcp:|udp:]any|PORT|FROM-TO}. */
  private static boolean matches(Fact.Bind bind, String rule) {
    String rest = rule;
    for (String family : List.of("ipv4", "ipv6")) {
      if (rest.equals(family) || rest.startsWith(family + ":")) {
        if (!bind.family().equals(family.equals("ipv4") ? "AF_INET" : "AF_INET6")) {
          return false;
        }
        rest = rest.substring(Math.min(rest.length(), family.length() + 1));
      }
    }
    for (String transport : List.of("tcp", "udp")) {
      if (rest.equals(transport) || rest.startsWith(transport + ":")) {
        if (!bind.transport().equals(transport)) {
          return false;
        }
        rest = rest.substring(Math.min(rest.length(), transport.length() + 1));
      }
    }
    if (rest.isEmpty() || rest.equals("any")) {
      return true;
    }
    int dash = rest.indexOf('-');
    int from = number(dash < 0 ? rest : rest.substring(0, dash), -1);
    int to = dash < 0 ? from : number(rest.substring(dash + 1), -1);
    return from <= bind.port() && bind.port() <= to;
  }

  private static boolean allows(String line, Fact.Device device) {
    String[] words = line.strip().split("\\s+", 2);
    boolean named =
        words[0].equals(device.path()) || words[0].startsWith(device.block() ? "block-" : "char-");
    String needed = device.access() == FileAccess.WRITE ? "w" : "r";
    return named && (words.length == 1 || words[1].contains(needed));
  }

  private static int number(String text, int otherwise) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
