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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Lists that the unit itself has, of addresses, ports, devices and paths, against what was seen.
 * They are left as they are; what contradicts them is for a person to look at.
 */
final class OwnLimits {
  private static final String LOOPBACK = "lo";

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

  /** A device that was opened, against DevicePolicy= and DeviceAllow=. A class may be any. */
  static Optional<Standing> devices(Evidence evidence) {
    String policy = evidence.unit().text("DevicePolicy", "auto");
    boolean strict = policy.equals("strict");
    List<String> allowed =
        evidence.unit().settings("DeviceAllow").stream().map(Setting::value).toList();
    if (allowed.isEmpty() && !strict && !policy.equals("closed")) {
      return Optional.empty();
    }
    return clash(
        evidence,
        allowed.isEmpty() ? "DevicePolicy" : "DeviceAllow",
        evidence.factsOfGroup(Fact.Device.class),
        device ->
            device.seen().outcome().succeeded()
                && device.access() != FileAccess.CREATE
                && (strict || !Devices.isPseudo(device.path()))
                && allowed.stream().noneMatch(line -> allows(line, device)));
  }

  /** A file that was used, against InaccessiblePaths=. */
  static Optional<Standing> paths(Evidence evidence) {
    List<String> hidden =
        evidence.unit().words("InaccessiblePaths").stream().map(OwnLimits::withoutPrefix).toList();
    return clash(
        evidence,
        "InaccessiblePaths",
        evidence.done(Fact.File.class),
        file -> hidden.stream().anyMatch(path -> Places.below(file, List.of(path))));
  }

  /**
   * A file that was executed, against NoExecPaths= and ExecPaths=. Of those around it the innermost
   * holds.
   *
   * @param executed each path with the fact
   */
  static Optional<Standing> executed(Evidence evidence, Map<String, Fact> executed) {
    List<String> denied = places(evidence, "NoExecPaths");
    List<String> allowed = places(evidence, "ExecPaths");
    List<Fact> refused = new ArrayList<>();
    executed.forEach((path, fact) -> {
      if (innermost(path, denied) > innermost(path, allowed)) {
        refused.add(fact);
      }
    });
    return clash(evidence, "NoExecPaths", refused, _ -> true);
  }

  /** The length of the longest of these directories that the path lies in; -1 when in none. */
  static int innermost(String path, List<String> places) {
    return places.stream()
        .filter(place -> Places.within(path, place))
        .mapToInt(String::length)
        .max()
        .orElse(-1);
  }

  /** The paths of a list, where their symbolic links lead: /lib is one on a merged /usr. */
  private static List<String> places(Evidence evidence, String directive) {
    return evidence.unit().words(directive).stream()
        .map(OwnLimits::withoutPrefix)
        .map(path ->
            evidence
                .surroundings()
                .link(path)
                .map(target ->
                    target.startsWith("/")
                        ? target
                        : Places.parent(path).replaceFirst("/$", "") + "/" + target)
                .orElse(path))
        .toList();
  }

  /** Traffic by another interface than loopback, or by that, against RestrictNetworkInterfaces=. */
  static Optional<Standing> interfaces(Evidence evidence) {
    String directive = "RestrictNetworkInterfaces";
    Optional<OwnList> own =
        OwnList.read(
            evidence.unit().settings(directive), text -> List.of(text.strip().split("\\s+")));
    if (own.isEmpty()) {
      return Optional.empty();
    }
    // Which interface a route takes is not to be seen: only lists of lo alone shut out the rest.
    boolean loopbackAlone = own.get().allows() && Set.of(LOOPBACK).containsAll(own.get().names());
    boolean noLoopback = !own.get().allowed(LOOPBACK);
    List<Fact> refused = new ArrayList<>();
    for (Fact.Bind bind : evidence.factsOfGroup(Fact.Bind.class)) {
      if (Addresses.isLoopback(bind.address()) ? noLoopback : loopbackAlone) {
        refused.add(bind);
      }
    }
    for (Fact.Peer peer : evidence.factsOfGroup(Fact.Peer.class)) {
      if (Addresses.isLoopback(peer.address()) ? noLoopback : loopbackAlone) {
        refused.add(peer);
      }
    }
    return clash(evidence, directive, refused, fact -> fact.seen().outcome().succeeded());
  }

  /** A file that was opened, against RestrictFileSystems=. Groups of types are not looked into. */
  static Optional<Standing> fileSystems(Evidence evidence) {
    String directive = "RestrictFileSystems";
    Optional<OwnList> own =
        OwnList.read(
            evidence.unit().settings(directive), text -> List.of(text.strip().split("\\s+")));
    boolean known =
        own.isPresent()
            && !(own.get().allows()
                && own.get().names().stream().anyMatch(it -> it.startsWith("@")));
    return known
        ? clash(
            evidence,
            directive,
            evidence.done(Fact.File.class),
            file ->
                RestrictFileSystemsRule.isNamed(file.filesystem())
                    && !own.get().allowed(file.filesystem()))
        : Optional.empty();
  }

  static String withoutPrefix(String word) {
    return word.replaceFirst("^[-+]+", "");
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
