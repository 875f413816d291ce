package dev.ringfence.score;

import dev.ringfence.linux.Architecture;
import dev.ringfence.unit.SystemdVersion;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The system calls that one release of libseccomp knows by name, and which of them exist on an
 * architecture. systemd asks libseccomp for both, so a newer one changes scores. Each has a number
 * here, which is not the kernel's.
 */
public final class LibseccompNames {
  private static final int NONE = -1;
  private static final Map<String, LibseccompNames> READ = new HashMap<>();

  private final Map<String, Integer> numbers = new HashMap<>(1024);
  private final BitSet existing = new BitSet();

  private LibseccompNames(String libseccomp, Architecture architecture) {
    String word = word(architecture);
    String since = "";
    boolean late = false;
    for (String line : Tables.lines("libseccomp.tsv")) {
      int name = line.indexOf('\t');
      int release = line.indexOf('\t', name + 1);
      if (!line.regionMatches(name + 1, since, 0, release - name - 1) || since.isEmpty()) {
        since = line.substring(name + 1, release);
        late = number(since) > number(libseccomp);
      }
      if (!late) {
        int number = numbers.size();
        numbers.put(line.substring(0, name), number);
        existing.set(number, line.indexOf(word, release) > 0);
      }
    }
  }

  /** By systemd's name for it; architectures that are not on record count as x86-64. */
  private static String word(Architecture architecture) {
    return architecture == Architecture.AARCH64 ? "arm64" : "x86-64";
  }

  /**
   * The names that a release of libseccomp knows.
   *
   * @param libseccomp such as {@code 2.5.4}; of releases before that one nothing is on record, and
   *     they count as 2.5.4
   */
  public static synchronized LibseccompNames of(String libseccomp, Architecture architecture) {
    return READ.computeIfAbsent(
        libseccomp + " " + word(architecture), _ -> new LibseccompNames(libseccomp, architecture));
  }

  /** The libseccomp that Debian ships together with a systemd. */
  public static String usualLibseccomp(SystemdVersion systemd) {
    if (systemd.atLeast(261)) {
      return "2.6.1";
    }
    return systemd.atLeast(256) ? "2.6.0" : "2.5.4";
  }

  /** 2.6.1 as 20601, and never less than 2.5.4. */
  private static int number(String release) {
    int number = 0;
    List<String> parts = Tables.split(release, '.');
    for (int at = 0; at < 3; at++) {
      String part = at < parts.size() ? parts.get(at) : "0";
      number = number * 100 + SystemdVersion.parse(part).map(SystemdVersion::major).orElse(0);
    }
    return Math.max(number, 20504);
  }

  /** Whether the name is known for any architecture at all. */
  public boolean isKnown(String name) {
    return numbers.containsKey(name);
  }

  /** Whether the architecture has this system call. */
  public boolean exists(String name) {
    int number = number(name, NONE);
    return number >= 0 && existing.get(number);
  }

  /** All names that are known for any architecture. */
  public Set<String> known() {
    return Collections.unmodifiableSet(numbers.keySet());
  }

  /** The number of a name; {@code otherwise} if it is not known. */
  int number(String name, int otherwise) {
    return numbers.getOrDefault(name, otherwise);
  }

  /** The numbers of those that the architecture has. Not to be changed. */
  BitSet existing() {
    return existing;
  }
}
