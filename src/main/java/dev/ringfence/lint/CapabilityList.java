package dev.ringfence.lint;

import dev.ringfence.linux.Capability;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Words;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What CapabilityBoundingSet= or AmbientCapabilities= adds up to, and which line took a capability
 * away (config_parse_capability_set() in src/core/load-fragment.c).
 */
public final class CapabilityList {
  private final Set<Capability> held;
  private final Map<Capability, Setting> named = new EnumMap<>(Capability.class);
  private final Map<Capability, Setting> takenBy = new EnumMap<>(Capability.class);
  private boolean untouched = true;

  private CapabilityList(Set<Capability> initial) {
    held = initial;
  }

  /** The capabilities that the service's processes can ever hold, as its lines say. */
  public static CapabilityList bounding(Subject subject) {
    return read(subject, "CapabilityBoundingSet", EnumSet.allOf(Capability.class));
  }

  /** The capabilities that the service is started with. */
  public static CapabilityList ambient(Subject subject) {
    return read(subject, "AmbientCapabilities", EnumSet.noneOf(Capability.class));
  }

  private static CapabilityList read(Subject subject, String directive, Set<Capability> initial) {
    CapabilityList list = new CapabilityList(initial);
    for (Setting setting : subject.settings(directive)) {
      list.assign(setting);
    }
    return list;
  }

  private void assign(Setting setting) {
    boolean inverted = setting.value().startsWith("~");
    Set<Capability> words = EnumSet.noneOf(Capability.class);
    String names = inverted ? setting.value().substring(1) : setting.value();
    for (String word : Words.of(names, Words.Rule.UNQUOTE).words()) {
      capability(word).ifPresent(words::add);
    }
    // A list whose every word is misspelt is an empty list, and resets as one does.
    boolean replaces = untouched || words.isEmpty();
    untouched = false;
    if (inverted) {
      if (replaces) {
        held.addAll(EnumSet.allOf(Capability.class));
      }
      held.removeAll(words);
      words.forEach(word -> takenBy.put(word, setting));
      return;
    }
    if (replaces) {
      held.clear();
      named.clear();
      for (Capability each : Capability.all()) {
        takenBy.put(each, setting);
      }
    }
    held.addAll(words);
    words.forEach(word -> named.put(word, setting));
  }

  private static Optional<Capability> capability(String word) {
    if (!word.isEmpty() && word.length() < 4 && word.chars().allMatch(Character::isDigit)) {
      return Capability.numbered(Integer.parseInt(word));
    }
    return Capability.named(word);
  }

  /** Whether the list ends up with the capability. */
  public boolean holds(Capability capability) {
    return held.contains(capability);
  }

  /** Everything that the list ends up with. */
  public List<Capability> held() {
    return List.copyOf(held);
  }

  /** The line that names the capability as one to have, of those that count. */
  public Optional<Setting> named(Capability capability) {
    return holds(capability) ? Optional.ofNullable(named.get(capability)) : Optional.empty();
  }

  /** The line that took the capability away. */
  public Optional<Setting> takenBy(Capability capability) {
    return holds(capability) ? Optional.empty() : Optional.ofNullable(takenBy.get(capability));
  }

  /** Whether any line says something. */
  public boolean isAssigned() {
    return !untouched;
  }

  /** The switch that takes a capability out of the bounding set whatever the list says. */
  public static Optional<Assigned> droppedBySwitch(Subject subject, Capability capability) {
    String directive =
        switch (capability) {
          case MKNOD, SYS_RAWIO -> "PrivateDevices";
          case SYS_MODULE -> "ProtectKernelModules";
          case SYSLOG -> "ProtectKernelLogs";
          case SYS_TIME, WAKE_ALARM -> "ProtectClock";
          default -> "";
        };
    return directive.isEmpty()
        ? Optional.empty()
        : subject.assigned(directive).filter(Assigned::isYes);
  }
}
