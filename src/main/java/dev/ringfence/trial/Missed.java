package dev.ringfence.trial;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a service misses in a clone, by what it and its workload said: clones have no hardware, no
 * outside network, and only the buses and services that a unit asks for.
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

  private final Pattern said;
  private final String remedy;

  Missed(String said, String remedy) {
    this.said = Pattern.compile(said);
    this.remedy = remedy;
  }

  /** What to do about the first of them that the lines tell of. */
  static Optional<String> remedy(List<String> lines) {
    for (Missed missed : values()) {
      for (String line : lines) {
        if (missed.said.matcher(line.toLowerCase(Locale.ROOT)).find()) {
          return Optional.of(missed.remedy);
        }
      }
    }
    return Optional.empty();
  }
}
