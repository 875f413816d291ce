package dev.ringfence.observe.live;

import dev.ringfence.linux.Signal;
import dev.ringfence.observe.Stage;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How often the service was stopped and reloaded, by more than its Exec lines: most units have no
 * ExecStop=, and systemd stops them by a signal (systemd.kill(5)).
 */
final class ServiceLife {
  private final Set<String> stopping;
  private final String reloading;
  private boolean begun;
  private boolean lastLineBegun;
  private long stops;
  private long reloads;

  private ServiceLife(Set<String> stopping, String reloading) {
    this.stopping = Set.copyOf(stopping);
    this.reloading = reloading;
  }

  /** Of something that is stopped as systemd does it by default. */
  static ServiceLife byDefault() {
    return new ServiceLife(Set.of("SIGTERM"), "");
  }

  /** Of a unit, by its signals. */
  static ServiceLife of(Unit unit) {
    Set<String> stopping = new HashSet<>();
    String kill = signal(unit, "KillSignal", "SIGTERM");
    stopping.add(kill);
    stopping.add(signal(unit, "RestartKillSignal", kill));
    boolean reloads = last(unit, "Type").equals("notify-reload"); // systemd 253
    return new ServiceLife(stopping, reloads ? signal(unit, "ReloadSignal", "SIGHUP") : "");
  }

  private static String signal(Unit unit, String key, String otherwise) {
    String value = last(unit, key);
    return value.isEmpty() ? otherwise : Signal.name(value);
  }

  private static String last(Unit unit, String key) {
    List<Setting> all = unit.settings("Service", key);
    return all.isEmpty() ? "" : all.getLast().value().strip();
  }

  /** It runs already. */
  void isRunning() {
    begun = true;
  }

  /**
   * A process of an Exec line began.
   *
   * @param last no other line of its kind follows
   */
  void began(Stage.Kind kind, boolean last) {
    switch (kind) {
      case EXEC_START -> {
        begun = true;
        lastLineBegun = last;
      }
      case EXEC_STOP -> stopped();
      case UNKNOWN -> begun = true; // it may well be the service itself
      case EXEC_CONDITION, EXEC_START_PRE, EXEC_START_POST, EXEC_RELOAD, EXEC_STOP_POST -> {
        // The service's own process goes on, or is not there.
      }
    }
  }

  /**
   * A signal came from outside the service.
   *
   * @param byManager from the service manager
   */
  void told(String signal, boolean byManager) {
    if (byManager && stopping.contains(signal)) {
      stopped();
    } else if (byManager && signal.equals(reloading)) {
      reloads++;
    } else if (signal.equals("SIGKILL")) {
      begun = false; // what it does when it is stopped was not seen
    }
  }

  /** Its last process ended. Of a service that nobody told to, this is its own end. */
  void emptied() {
    if (lastLineBegun) {
      stopped();
    }
  }

  private void stopped() {
    if (begun) {
      stops++;
    }
    begun = false;
    lastLineBegun = false;
  }

  /** How often it ended other than by SIGKILL from outside. */
  long stops() {
    return stops;
  }

  /** How often the service manager reloaded it by a signal. */
  long reloads() {
    return reloads;
  }
}
