package dev.ringfence.trial;

import dev.ringfence.clone.Clone;
import dev.ringfence.clone.JobOutcome;
import dev.ringfence.clone.Systemd;
import dev.ringfence.unit.UnitName;
import dev.ringfence.unit.UnitNameEscape;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The instances of a service that systemd starts, one for each connection to a socket with
 * Accept=yes, see systemd.socket(5). Those that end well are forgotten at once; those that fail
 * stay to be looked at.
 *
 * @param copy in which they run
 * @param template of the service
 * @param socket that starts them
 */
record Connections(Clone copy, UnitName template, String socket) {
  /** Where a service is started so in a clone: by the socket of its name. */
  static Optional<Connections> of(Clone copy, UnitName unit) throws IOException {
    if (unit.kind() == UnitName.Kind.PLAIN) {
      return Optional.empty();
    }
    String socket = unit.prefix() + ".socket";
    return copy.systemd().properties(socket).flag("Accept")
        ? Optional.of(new Connections(copy, unit.template(), socket))
        : Optional.empty();
  }

  /** Matches their names, see glob(7); they are told apart by number and addresses. */
  String pattern() {
    return template.prefix().replace("\\", "\\\\") + "@*.service";
  }

  /** The one that systemd puts them into if the unit names no other, see systemd.slice(5). */
  String slice() {
    return "system-" + UnitNameEscape.escape(template.prefix()) + ".slice";
  }

  JobOutcome open(Duration longest) throws IOException {
    return copy.systemd().start(socket, longest);
  }

  ServiceState socketState() throws IOException {
    return new ServiceState(copy.systemd().properties(socket));
  }

  /** Waits, at most so long, until all that were started have ended. */
  void awaitEnds(Duration longest) throws IOException {
    long end = System.nanoTime() + longest.toNanos();
    for (String instance : running()) {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      copy.systemd().awaitEnd(instance, left);
    }
  }

  /** The first that failed, or else the socket. */
  ServiceState worst() throws IOException {
    List<String> failed = copy.systemd().loaded(pattern(), "failed");
    return failed.isEmpty()
        ? socketState()
        : new ServiceState(copy.systemd().properties(failed.getFirst()));
  }

  /** Ends the socket and all of them. */
  JobOutcome close(Duration longest) throws IOException {
    JobOutcome outcome = copy.systemd().stop(socket, longest);
    for (String instance : running()) {
      JobOutcome stopped = copy.systemd().stop(instance, longest);
      outcome = outcome.isDone() ? stopped : outcome;
    }
    return outcome;
  }

  /** What failed would be taken for a failure of the next run. */
  void forget() throws IOException {
    Systemd systemd = copy.systemd();
    for (String instance : systemd.loaded(pattern(), "failed")) {
      systemd.resetFailed(instance);
    }
    if (socketState().failed()) {
      systemd.resetFailed(socket);
    }
  }

  private List<String> running() throws IOException {
    return copy.systemd().loaded(pattern(), "").stream()
        .filter(name -> !name.equals(template.toString()))
        .toList();
  }
}
