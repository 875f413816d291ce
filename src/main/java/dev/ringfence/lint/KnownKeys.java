package dev.ringfence.lint;

import dev.ringfence.linux.Bundled;
import dev.ringfence.unit.SystemdVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every key that systemd reads in unit files, with its sections and releases. Source: {@code
 * systemd --dump-configuration-items} of 252, 254, 257 and 262, and the "Added in" of their manual
 * pages.
 */
public final class KnownKeys {
  /** One letter each in the table, in this order. */
  private static final String[] SECTIONS = {
    "U Unit",
    "I Install",
    "S Service",
    "K Socket",
    "M Mount",
    "A Automount",
    "W Swap",
    "T Timer",
    "P Path",
    "L Slice",
    "C Scope"
  };

  private static final class Loaded {
    static final Map<String, List<Reading>> KEYS = load();
  }

  /**
   * Where and when a key is read.
   *
   * @param sections without brackets
   * @param since the first major version that is sure to read it; 0 when it is older than 187
   * @param until the last one known to; 0 when the newest does
   */
  public record Reading(Set<String> sections, int since, int until) {
    /** Whether this release reads it, as far as we know. */
    public boolean isReadBy(SystemdVersion version) {
      return version.atLeast(since) && !isGoneFrom(version);
    }

    /** Whether this release no longer reads it. */
    public boolean isGoneFrom(SystemdVersion version) {
      return until > 0 && version.atLeast(262);
    }
  }

  private KnownKeys() {}

  /** Where a key is read; nowhere when no systemd knows it. */
  public static List<Reading> readings(String key) {
    return Loaded.KEYS.getOrDefault(key, List.of());
  }

  /** Every key of a section. */
  public static List<String> of(String section) {
    List<String> keys = new ArrayList<>();
    Loaded.KEYS.forEach((key, readings) -> {
      for (Reading reading : readings) {
        if (reading.sections().contains(section)) {
          keys.add(key);
        }
      }
    });
    return keys;
  }

  private static Map<String, List<Reading>> load() {
    Map<String, List<Reading>> keys = new HashMap<>(1024);
    for (String line : Bundled.text(KnownKeys.class, "keys.txt").split("\n", -1)) {
      if (!line.isEmpty() && !line.startsWith("#")) {
        add(line, keys);
      }
    }
    return keys;
  }

  /** {@code Key LETTERS [SINCE][-UNTIL]}. */
  private static void add(String line, Map<String, List<Reading>> keys) {
    int first = line.indexOf(' ');
    int second = line.indexOf(' ', first + 1);
    String letters = line.substring(first + 1, second < 0 ? line.length() : second);
    String releases = second < 0 ? "" : line.substring(second + 1);
    int dash = releases.indexOf('-');
    Set<String> sections = new TreeSet<>();
    for (String section : SECTIONS) {
      if (letters.indexOf(section.charAt(0)) >= 0) {
        sections.add(section.substring(2));
      }
    }
    keys.computeIfAbsent(line.substring(0, first), _ -> new ArrayList<>(1))
        .add(
            new Reading(
                sections,
                number(dash < 0 ? releases : releases.substring(0, dash)),
                dash < 0 ? 0 : number(releases.substring(dash + 1))));
  }

  private static int number(String text) {
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }
}
