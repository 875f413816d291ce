package dev.ringfence.score;

import dev.ringfence.unit.Location;
import dev.ringfence.unit.Problem;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** From a service's settings to what systemd makes of them. */
final class ServiceReader {
  /** What came of it. */
  sealed interface Reading {
    /**
     * systemd loads it.
     *
     * @param cutShort lines at which it stopped reading a drop-in
     */
    record Loaded(ServiceState state, List<Problem> cutShort) implements Reading {}

    /** systemd refuses it (load state {@code bad-setting}). */
    record Refused(Problem problem) implements Reading {}
  }

  private ServiceReader() {}

  /** What systemd makes of the unit. */
  static Reading read(Unit unit, Systemd systemd) {
    Reading lines = readLines(unit, systemd);
    if (!(lines instanceof Reading.Loaded(ServiceState state, var _))) {
      return lines;
    }
    String flaw = finish(state);
    return flaw.isEmpty() ? lines : new Reading.Refused(new Problem.InFile(unit.fragment(), flaw));
  }

  /**
   * Does what systemd does once all lines are read.
   *
   * @return why it refuses the unit; empty when it does not
   */
  static String finish(ServiceState state) {
    Implications.apply(state);
    return Refusals.flaw(state);
  }

  /** Reads all lines, and does not yet {@link #finish}. */
  static Reading readLines(Unit unit, Systemd systemd) {
    ServiceState state = new ServiceState(systemd, unit);
    ExecSettings settings = new ExecSettings(state);
    Path givenUp = Path.of("");
    List<Problem> cutShort = new ArrayList<>();
    for (Setting setting : unit.settings()) {
      Location location = setting.location();
      if (!cutShort.isEmpty() && location.file().equals(givenUp)) {
        continue;
      }
      String flaw = assign(setting, state, settings);
      if (!flaw.isEmpty()) {
        if (location.file().equals(unit.fragment())) {
          return new Reading.Refused(new Problem.AtLine(location, flaw));
        }
        // unit_load_dropin() of src/core/load-dropin.c: the rest of a drop-in with such a line is
        // not read, and the unit loads without it.
        givenUp = location.file();
        cutShort.add(
            new Problem.AtLine(
                location,
                flaw + ": systemd reads no further in this drop-in, and does not say so"));
      }
    }
    return new Reading.Loaded(state, cutShort);
  }

  private static String assign(Setting setting, ServiceState state, ExecSettings settings) {
    String key = setting.key();
    boolean ofUnit = key.equals("DefaultDependencies") || key.equals("SuccessAction");
    if (!setting.section().equals(ofUnit ? "Unit" : "Service")) {
      return "";
    }
    state.unknownWords.in(setting);
    return settings.assign(key, setting.value());
  }
}
