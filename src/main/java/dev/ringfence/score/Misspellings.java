package dev.ringfence.score;

import dev.ringfence.linux.Capability;
import dev.ringfence.unit.Problem;
import dev.ringfence.unit.Setting;
import dev.ringfence.unit.Spelling;
import dev.ringfence.unit.Unit;
import dev.ringfence.unit.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Names of capabilities, address families and system calls that systemd does not know: it passes
 * over them, and lists of what is allowed then score better than what was meant.
 */
final class Misspellings {
  private final Systemd systemd;
  private final List<Problem> found = new ArrayList<>();

  private Misspellings(Systemd systemd) {
    this.systemd = systemd;
  }

  static List<Problem> in(Unit unit, Systemd systemd) {
    Misspellings misspellings = new Misspellings(systemd);
    for (Setting setting : unit.settings()) {
      if (setting.section().equals("Service") && !setting.value().isEmpty()) {
        misspellings.check(setting);
      }
    }
    return misspellings.found;
  }

  private void check(Setting setting) {
    boolean inverted = setting.value().startsWith("~");
    String list = inverted ? setting.value().substring(1) : setting.value();
    switch (setting.key()) {
      case "CapabilityBoundingSet", "AmbientCapabilities" -> {
        for (String word : Words.of(list, Words.Rule.UNQUOTE).words()) {
          if (!CapabilityMask.isKnown(word)) {
            add(setting, word, "capability", inverted, capabilities());
          }
        }
      }
      case "RestrictAddressFamilies" -> {
        for (String word : Words.of(list, Words.Rule.UNQUOTE).words()) {
          if (!AddressFamilies.isKnown(word) && !setting.value().equals("none")) {
            add(setting, word, "address family", inverted, AddressFamilies.names());
          }
        }
      }
      case "SystemCallFilter" -> {
        for (String word : Words.of(list).words()) {
          call(setting, SyscallFilter.name(word), inverted);
        }
      }
      default -> {}
    }
  }

  private void call(Setting setting, String name, boolean inverted) {
    if (systemd.syscalls().isKnown(name)) {
      return;
    }
    if (name.startsWith("@")) {
      add(setting, name, "group of system calls", inverted, systemd.syscalls().groupNames());
    } else {
      add(setting, name, "system call", inverted, systemd.syscalls().callNames());
    }
  }

  private static List<String> capabilities() {
    return Capability.all().stream().map(Capability::toString).toList();
  }

  private void add(
      Setting setting, String word, String kind, boolean inverted, Collection<String> known) {
    String near = Spelling.closest(word, known).orElse("");
    String effect =
        inverted
            ? "it stays allowed"
            : "the list allows less than it seems, and the score is better for it";
    found.add(
        new Problem.AtLine(
            setting.location(),
            "'"
                + word
                + "' is no "
                + kind
                + " that systemd knows"
                + (near.isEmpty() ? "" : " (did you mean " + near + "?)")
                + ": systemd passes over it, "
                + effect));
  }
}
