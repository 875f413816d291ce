package dev.ringfence.score;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.directive.entry.UserUnits;
import dev.ringfence.unit.Problem;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.UnitScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what the score of a service does not see. */
final class Blindspots {
  private final Unit unit;
  private final Systemd systemd;
  private final List<Blindspot> found = new ArrayList<>();

  private Blindspots(Unit unit, Systemd systemd) {
    this.unit = unit;
    this.systemd = systemd;
  }

  /**
   * What there is, kind by kind.
   *
   * @param state what systemd made of the unit
   */
  static List<Blindspot> of(Unit unit, ServiceState state) {
    return new Blindspots(unit, state.systemd).find(state.unknownWords);
  }

  private List<Blindspot> find(UnknownWords words) {
    Map<String, Setting> notable = new LinkedHashMap<>();
    for (Setting setting : unit.settings()) {
      if (setting.section().equals("Service")) {
        String key = setting.key();
        if (key.startsWith("Exec")) {
          commands(setting);
        } else if (!systemd.hasNothingToSay(key, unit.scope())) {
          notable.put(key, setting);
        }
      }
    }
    for (Setting setting : notable.values()) {
      boolean off = setting.value().isEmpty() || Bools.of(setting.value()) == Bools.NO;
      if (!off) {
        Catalogue.find(setting.key()).ifPresent(known -> setting(setting, known.entry()));
      }
    }
    for (Problem problem : Misspellings.of(words, systemd)) {
      found.add(new Blindspot(Blindspot.Kind.MISSPELT, problem));
    }
    return found;
  }

  private void commands(Setting setting) {
    if (setting.value().indexOf('+') < 0 && setting.value().indexOf('!') < 0) {
      return;
    }
    for (CommandLine.Prefixes prefixes :
        new CommandLine(unit.specifiers(), systemd.version()).prefixes(setting.value())) {
      if (prefixes.privileged()) {
        add(
            Blindspot.Kind.EXEC_PREFIX,
            setting,
            setting.key()
                + "= runs a command with '+': as root and outside of the sandbox, whatever the"
                + " other settings say");
      } else if (prefixes.keepsCredentials()) {
        add(
            Blindspot.Kind.EXEC_PREFIX,
            setting,
            setting.key()
                + "= runs a command with '!': User=, Group= and SupplementaryGroups= do not hold"
                + " for it");
      }
    }
  }

  private void setting(Setting setting, Entry entry) {
    if (!entry.knownTo(systemd.version())) {
      add(
          Blindspot.Kind.TOO_NEW,
          setting,
          setting.key()
              + "= is read from systemd "
              + entry.since()
              + " on; "
              + systemd
              + " ignores it");
    }
    for (BuildFeature feature : entry.buildFeatures()) {
      boolean missing =
          feature == BuildFeature.SECCOMP
              ? !systemd.hasSeccomp()
              : !systemd.features().has(feature.name());
      if (missing) {
        add(
            Blindspot.Kind.NOT_BUILT_IN,
            setting,
            setting.key()
                + "= does nothing here: this systemd was built without "
                + feature
                + " (systemctl --version says -"
                + feature
                + ")");
      }
    }
    if (unit.scope() == UnitScope.USER) {
      inUserUnit(entry.userUnits())
          .ifPresent(why ->
              add(
                  Blindspot.Kind.USER_UNIT,
                  setting,
                  setting.key() + "= does not work in a user unit: " + why));
    }
  }

  private Optional<String> inUserUnit(UserUnits userUnits) {
    UserUnits.Status status = userUnits.status();
    return switch (status) {
      case SYSTEM_ONLY, NO_EFFECT -> Optional.of(status.why());
      case USER_NAMESPACE, MOUNT_DAEMON ->
          systemd.version().atLeast(userUnits.since())
              ? Optional.empty()
              : Optional.of(
                  "it needs a user namespace, which systemd makes for it from "
                      + userUnits.since()
                      + " on");
      case WORKS, LIMITED, DELEGATED, UNCLEAR -> Optional.empty();
    };
  }

  private void add(Blindspot.Kind kind, Setting setting, String message) {
    found.add(new Blindspot(kind, new Problem.AtLine(setting.location(), message)));
  }
}
