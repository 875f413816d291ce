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

  static Reading read(Unit unit, Systemd systemd) {
    ServiceState state = new ServiceState(systemd, unit);
    ExecSettings exec = new ExecSettings(state);
    StartSettings start = new StartSettings(state);
    Path givenUp = Path.of("");
    List<Problem> cutShort = new ArrayList<>();
    for (Setting setting : unit.settings()) {
      Location location = setting.location();
      if (location.file().equals(givenUp)) {
        continue;
      }
      String flaw = assign(setting, exec, start);
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
    Implications.apply(state);
    String flaw = Refusals.flaw(state);
    return flaw.isEmpty()
        ? new Reading.Loaded(state, cutShort)
        : new Reading.Refused(new Problem.InFile(unit.fragment(), flaw));
  }

  private static String assign(Setting setting, ExecSettings exec, StartSettings start) {
    String key = setting.key();
    if (setting.section().equals("Service")) {
      String flaw = key.equals("DefaultDependencies") ? "" : exec.assign(key, setting.value());
      return flaw.isEmpty() ? start.assign(key, setting.value()) : flaw;
    }
    if (setting.section().equals("Unit")) {
      switch (key) {
        case "DefaultDependencies" -> {
          return exec.assign(key, setting.value());
        }
        case "SuccessAction" -> start.successAction(setting.value());
        default -> {}
      }
    }
    return "";
  }
}
