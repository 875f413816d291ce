package dev.ringfence.score;

import dev.ringfence.linux.Architecture;
import dev.ringfence.unit.SystemdVersion;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The system calls that one release of libseccomp knows by name, and which of them exist on an
 * architecture. systemd asks libseccomp for both, so a newer one changes scores.
 */
public final class LibseccompNames {
  private static final Map<String, LibseccompNames> READ = new HashMap<>();

  private final Set<String> known = new HashSet<>(1024);
  private final Set<String> existing = new HashSet<>(1024);

  private LibseccompNames(String libseccomp, Architecture architecture) {
    int release = number(libseccomp);
    String word = word(architecture);
    for (String line : Tables.lines("libseccomp.tsv")) {
      List<String> fields = Tables.split(line, '\t');
      if (number(fields.get(1)) <= release) {
        known.add(fields.getFirst());
        if (Tables.split(fields.get(2), ' ').contains(word)) {
          existing.add(fields.getFirst());
        }
      }
    }
  }

  /**
   * The names that a release of libseccomp knows.
   *
   * @param libseccomp such as {@code 2.5.4}; of releases before that one nothing is on record, and
   *     they count as 2.5.4
   */
  public static synchronized LibseccompNames of(String libseccomp, Architecture architecture) {
    return READ.computeIfAbsent(
        libseccomp + " " + architecture, _ -> new LibseccompNames(libseccomp, architecture));
  }

  /** By systemd's name for it; architectures that are not on record count as x86-64. */
  private static String word(Architecture architecture) {
    return architecture == Architecture.AARCH64 ? "arm64" : "x86-64";
  }

  /** The libseccomp that Debian ships together with a systemd. */
  public static String usualLibseccomp(SystemdVersion systemd) {
    if (systemd.atLeast(261)) {
      return "2.6.1";
    }
    return systemd.atLeast(256) ? "2.6.0" : "2.5.4";
  }

  /** 2.5.4 as 20504, and never less. */
  private static int number(String release) {
    int number = 0;
    List<String> parts = Tables.split(release, '.');
    for (int at = 0; at < 3; at++) {
      String part = at < parts.size() ? parts.get(at) : "0";
      Optional<SystemdVersion> digits = SystemdVersion.parse(part);
      number = number * 100 + digits.map(SystemdVersion::major).orElse(0);
    }
    return Math.max(number, 20504);
  }

  /** Whether the name is known for any architecture at all. */
  public boolean isKnown(String name) {
    return known.contains(name);
  }

  /** Whether the architecture has this system call. */
  public boolean exists(String name) {
    return existing.contains(name);
  }

  /** All names that are known for any architecture. */
  public Set<String> known() {
    return Set.copyOf(known);
  }
}
