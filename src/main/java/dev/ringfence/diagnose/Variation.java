package dev.ringfence.diagnose;

import dev.ringfence.clone.CloneRequest;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Unit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unit with some of its lines changed.
 *
 * @param unit as it is
 * @param changes each about another line, or additions
 */
public record Variation(Unit unit, List<Change> changes) {
  public Variation {
    changes = List.copyOf(changes);
  }

  /** All settings, in the order in which systemd applies them. */
  public List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (Setting setting : unit.settings()) {
      Setting now = setting;
      boolean kept = true;
      List<Setting> added = new ArrayList<>();
      for (Change change : changes) {
        switch (change) {
          case Change.Drop(Setting line) -> kept &= !line.equals(setting);
          case Change.Replace(Setting line, String value) -> {
            if (line.equals(setting)) {
              now = new Setting(line.section(), line.key(), value, line.location());
            }
          }
          case Change.Add(Setting after, String key, String value) -> {
            if (after.equals(setting)) {
              added.add(new Setting(after.section(), key, value, after.location()));
            }
          }
        }
      }
      if (kept) {
        settings.add(now);
      }
      settings.addAll(added);
    }
    return settings;
  }

  /** As a unit, to be scored. */
  public Unit changed() {
    return new Unit(
        unit.name(),
        unit.aliases(),
        unit.scope(),
        unit.fragment(),
        unit.dropIns(),
        settings(),
        unit.specifiers(),
        unit.problems());
  }

  /** Files for a clone that stand for it: one fragment of all, and nothing in its drop-ins. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    StringBuilder text = new StringBuilder();
    String section = "";
    for (Setting setting : settings()) {
      if (!setting.section().equals(section)) {
        section = setting.section();
        text.append('[').append(section).append("]\n");
      }
      text.append(setting.key()).append('=').append(setting.value()).append('\n');
    }
    files.put(CloneRequest.UNITS + "/" + unit.name(), text.toString());
    for (Path dropIn : unit.dropIns()) {
      files.put(CloneRequest.UNITS + "/" + unit.name() + ".d/" + dropIn.getFileName(), "\n");
    }
    return files;
  }
}
