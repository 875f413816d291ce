package dev.ringfence.host;

import dev.ringfence.unit.DropInFile.Line;
import dev.ringfence.unit.ManagerConf;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.SystemdVersion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be set for the whole machine at once. */
public enum Wish {
  /** Programs of the machine's own architecture alone. */
  NATIVE,
  /** Every unit's use is counted. */
  ACCOUNTING;

  /** How the user spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one of this word. */
  public static Optional<Wish> of(String word) {
    for (Wish wish : values()) {
      if (wish.word().equals(word)) {
        return Optional.of(wish);
      }
    }
    return Optional.empty();
  }

  /** What a systemd of this version reads for it. */
  public List<Line> lines(SystemdVersion version) {
    return switch (this) {
      case NATIVE ->
          // The first line takes back what other files have added to the list.
          List.of(
              new Line(ManagerState.ARCHITECTURES, ""),
              new Line(ManagerState.ARCHITECTURES, "native"));
      case ACCOUNTING -> {
        List<Line> lines = new ArrayList<>();
        for (String key : ManagerState.accountingKeys(version)) {
          // Of version 1 of control groups, and costly there.
          if (!key.equals("DefaultBlockIOAccounting")) {
            lines.add(new Line(key, "yes"));
          }
        }
        yield lines;
      }
    };
  }

  /** From when on it holds, and how it is lifted, in lines for the user. */
  public List<String> whenInForce() {
    return switch (this) {
      case NATIVE ->
          List.of(
              "native: systemctl daemon-reexec puts it in force for all that starts from then on;"
                  + " what runs already goes on as it was until it is restarted, or the machine is",
              "native: once in force, taking the file back lifts it only with a reboot, because PID 1"
                  + " cannot put off a filter");
      case ACCOUNTING ->
          List.of(
              "accounting: systemctl daemon-reexec puts it in force; a unit that runs already is"
                  + " counted from its next start on");
    };
  }

  /** Files that are read after the given one and say otherwise. */
  public List<Setting> overridden(ManagerConf conf, Path file, SystemdVersion version) {
    List<Setting> later = new ArrayList<>();
    for (Line line : lines(version)) {
      boolean behind = false;
      for (Setting setting : conf.settings(line.key())) {
        if (setting.location().file().equals(file)) {
          behind = true;
        } else if (behind && !setting.value().equals(line.value()) && !later.contains(setting)) {
          later.add(setting);
        }
      }
    }
    return later;
  }
}
