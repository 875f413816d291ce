package dev.ringfence.derive.rule;

import dev.ringfence.derive.evidence.Evidence;
import dev.ringfence.derive.verdict.Reason;
import dev.ringfence.derive.verdict.Value;
import dev.ringfence.derive.verdict.Verdict;
import dev.ringfence.directive.value.Level;
import dev.ringfence.observe.Fact;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The families of the sockets that were opened. The exact set is brittle: name resolution, logging
 * and lists of interfaces open AF_UNIX and AF_NETLINK sockets now and then, and a service of one
 * internet family soon speaks the other. Sockets that systemd passed on need none.
 */
final class RestrictAddressFamiliesRule implements Rule {
  private static final String NAME = "RestrictAddressFamilies";

  private static final Pattern NAMED = Pattern.compile("AF_[A-Z0-9_]+");

  @Override
  public List<Verdict> judge(Evidence evidence) {
    Map<String, Fact> used = used(evidence);
    for (Map.Entry<String, Fact> family : used.entrySet()) {
      if (!NAMED.matcher(family.getKey()).matches()) {
        return List.of(
            new Verdict.Breaks(
                Value.of(NAME, "AF_UNIX"), family.getValue(), "need a family without a name"));
      }
    }
    Set<String> exact = new TreeSet<>(used.keySet());
    Set<String> usual = new TreeSet<>(exact);
    boolean internet = usual.contains("AF_INET") || usual.contains("AF_INET6");
    usual.add("AF_UNIX");
    if (internet) {
      usual.addAll(List.of("AF_INET", "AF_INET6"));
    }
    Set<String> wide = new TreeSet<>(usual);
    if (internet) {
      wide.add("AF_NETLINK");
    }
    String because =
        exact.isEmpty()
            ? "It opened no socket."
            : "It opened no sockets but those of " + String.join(", ", exact) + ".";
    List<Fact> support = List.copyOf(used.values());
    List<Verdict> verdicts = new ArrayList<>();
    if (!exact.equals(usual)) {
      verdicts.add(
          evidence.unproven(
              value(exact, evidence),
              because,
              new Reason.RarePath(
                  internet
                      ? "name resolution and logging open AF_UNIX sockets now and then, and a"
                          + " change of addresses brings the other internet family"
                      : "an error may be logged by syslog(3), which opens an AF_UNIX socket"),
              internet ? Level.HIGH : Level.MEDIUM,
              support));
    }
    if (!usual.equals(wide)) {
      verdicts.add(
          evidence.unproven(
              value(usual, evidence),
              because,
              new Reason.RarePath(
                  "getifaddrs(3) and getaddrinfo(3) open an AF_NETLINK socket, in some programs"
                      + " only after hours"),
              Level.MEDIUM,
              support));
    }
    Set<String> added = new TreeSet<>(wide);
    added.removeAll(exact);
    verdicts.add(
        evidence.unopposed(
            value(wide, evidence),
            added.isEmpty()
                ? because
                : because + " " + String.join(", ", added) + ": for names, logs and upgrades.",
            support));
    return verdicts;
  }

  private static Map<String, Fact> used(Evidence evidence) {
    Map<String, Fact> used = new TreeMap<>();
    evidence.done(Fact.Socket.class).forEach(it -> used.putIfAbsent(it.family(), it));
    evidence.done(Fact.Bind.class).forEach(it -> used.putIfAbsent(it.family(), it));
    for (Fact.Peer peer : evidence.done(Fact.Peer.class)) {
      if (!peer.cameToUs()) {
        used.putIfAbsent(peer.family(), peer);
      }
    }
    evidence.done(Fact.UnixSocket.class).forEach(it -> used.putIfAbsent("AF_UNIX", it));
    return used;
  }

  /** {@code none} is read from 249 on; before, the least that can be said is AF_UNIX. */
  private static Value value(Collection<String> families, Evidence evidence) {
    String text = String.join(" ", families);
    boolean none = evidence.surroundings().systemd().version().atLeast(249);
    return Value.of(NAME, text.isEmpty() ? (none ? "none" : "AF_UNIX") : text);
  }

  private static List<String> read(String text) {
    return Arrays.stream(text.split("\\s+", -1)).filter(word -> word.startsWith("AF_")).toList();
  }

  @Override
  public Standing standing(Evidence evidence, Value planned, List<Verdict> verdicts) {
    Optional<OwnList> own =
        OwnList.read(evidence.unit().settings(NAME), RestrictAddressFamiliesRule::read);
    Map<String, Fact> used = used(evidence);
    return own.map(list ->
            list.standing(
                new TreeSet<>(read(planned.text())),
                names -> value(names, evidence),
                name ->
                    Optional.ofNullable(used.get(name))
                        .map(fact ->
                            new Verdict.Breaks(
                                Value.of(NAME, list.last().value()), fact, "be refused"))))
        .orElseGet(Standing.Open::new);
  }

  @Override
  public List<Refused> refused(Evidence evidence) {
    Map<String, Fact> used = used(evidence);
    // A pair of sockets is made by another call, which no filter of this directive is on.
    used.values().removeIf(fact -> fact.call().equals("socketpair"));
    return OwnList.read(evidence.unit().settings(NAME), RestrictAddressFamiliesRule::read)
        .map(own -> own.refused(used))
        .orElseGet(List::of);
  }
}
