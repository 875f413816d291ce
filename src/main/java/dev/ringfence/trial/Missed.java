package dev.ringfence.trial;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FactText;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a service misses in a clone, by what it and its workload said, and by what it was seen to
 * reach for in vain: clones have no hardware, no outside network, and only the buses and services
 * that a unit asks for.
 */
enum Missed {
  BUS(
      "system_bus_socket|connect to (the )?(system )?(message )?bus|d-bus.*(connect|not found)",
      "it wants the message bus, which a clone starts for units that ask for it: add"
          + " After=dbus.service with a drop-in"),
  NETWORK(
      "network is unreachable|could not resolve|couldn't resolve|name resolution|no route to host"
          + "|name or service not known|unknown host"
          + "|failed to connect to (?!127[.]|localhost|::1|\\[::1|/)",
      "it needs the outside network, which a clone has not: let it talk to 127.0.0.1 instead, or"
          + " see what it needs where it runs (ringfence observe) and plan by that (ringfence derive"
          + " --profile)"),
  DEVICE(
      "/dev/\\S+: no such (file|device)|no such device|cannot open.*/dev/",
      "it needs a device, which a clone has not: see what it needs where it runs (ringfence"
          + " observe) and plan by that (ringfence derive --profile)"),
  PEER(
      "connection refused|can't connect to|could not connect to",
      "it, or its workload, talks to something that does not run in the clone: let the unit ask for"
          + " that with Requires= and After=, or start it in the workload");

  private static final Set<String> NO_WAY = Set.of("ENETUNREACH", "EHOSTUNREACH", "ENETDOWN");
  private static final Set<String> NOBODY_THERE = Set.of("ENOENT", "ECONNREFUSED");
  private static final Set<String> NO_DEVICE = Set.of("ENOENT", "ENXIO", "ENODEV");

  /** C libraries and the like ask here first, and do without an answer. */
  private static final List<String> ASKED_BY_HABIT =
      List.of(
          "/run/nscd/",
          "/var/run/nscd/",
          "/run/systemd/",
          "/run/setrans/",
          "/run/dbus/",
          "/dev/log",
          "/dev/tty",
          "/dev/shm/",
          "/dev/hugepages/");

  private final Pattern said;
  private final String remedy;

  Missed(String said, String remedy) {
    this.said = Pattern.compile(said);
    this.remedy = remedy;
  }

  /**
   * What to do about what it misses. What was said is the better guide; a fact tells what exactly.
   *
   * @param lines that the service and its workload said
   * @param facts what it was seen to do
   */
  static Optional<String> remedy(List<String> lines, List<Fact> facts) {
    for (Missed missed : values()) {
      if (lines.stream().anyMatch(missed::isSaidBy)) {
        return Optional.of(missed.told(facts));
      }
    }
    for (Missed missed : values()) {
      if (facts.stream().anyMatch(missed::isShownBy)) {
        return Optional.of(missed.told(facts));
      }
    }
    return Optional.empty();
  }

  private String told(List<Fact> facts) {
    return remedy
        + facts.stream()
            .filter(this::isShownBy)
            .findFirst()
            .map(fact -> " (" + FactText.sentence(fact) + ")")
            .orElse("");
  }

  private boolean isSaidBy(String line) {
    return said.matcher(line.toLowerCase(Locale.ROOT)).find();
  }

  private boolean isShownBy(Fact fact) {
    if (!(fact.seen().outcome() instanceof Outcome.Failed(String errno))) {
      return false;
    }
    return switch (this) {
      case BUS ->
          fact instanceof Fact.UnixSocket socket
              && socket.path().endsWith("/system_bus_socket")
              && NOBODY_THERE.contains(errno);
      case NETWORK -> fact instanceof Fact.Peer && NO_WAY.contains(errno);
      case DEVICE ->
          fact instanceof Fact.File file
              && file.path().startsWith("/dev/")
              && (file.access() == FileAccess.READ || file.access() == FileAccess.WRITE)
              && NO_DEVICE.contains(errno)
              && !isHabit(file.path());
      case PEER ->
          switch (fact) {
            case Fact.Peer _ -> errno.equals("ECONNREFUSED");
            case Fact.UnixSocket socket -> NOBODY_THERE.contains(errno) && !isHabit(socket.path());
            default -> false;
          };
    };
  }

  private static boolean isHabit(String path) {
    return ASKED_BY_HABIT.stream()
        .anyMatch(habit -> habit.endsWith("/") ? path.startsWith(habit) : path.equals(habit));
  }
}
