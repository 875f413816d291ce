package dev.ringfence.score;

import dev.ringfence.directive.Catalogue;
import dev.ringfence.directive.Directive;
import dev.ringfence.directive.entry.BuildFeature;
import dev.ringfence.directive.entry.Entry;
import dev.ringfence.linux.Architecture;
import dev.ringfence.unit.SystemdVersion;
import dev.ringfence.unit.UnitScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The systemd to judge by. System calls are looked up in the libseccomp that it was installed with,
 * on the architecture that it runs on. Safe for use by several threads.
 */
public final class Systemd {
  /** Stands for the newest point release; no series has that many. */
  private static final int NEWEST = 99;

  /** More keys than systemd knows are not remembered. */
  private static final int KEYS = 2000;

  private final SystemdVersion version;
  private final String libseccomp;
  private final Architecture architecture;
  private final boolean seccomp;

  private final Map<String, Boolean> quiet = new ConcurrentHashMap<>();

  private Supplier<BuildFeatures> features;
  private @Nullable SyscallTable syscalls;

  /**
   * A systemd.
   *
   * @param libseccomp its release, such as {@code 2.5.4}
   * @param features what it was built with, asked for at most once and only when it matters
   */
  Systemd(
      SystemdVersion version,
      String libseccomp,
      Architecture architecture,
      boolean seccomp,
      Supplier<BuildFeatures> features) {
    this.version = version;
    this.libseccomp = libseccomp;
    this.architecture = architecture;
    this.seccomp = seccomp;
    this.features = features;
  }

  /** A systemd of which all is known. */
  public Systemd(
      SystemdVersion version,
      String libseccomp,
      Architecture architecture,
      BuildFeatures features) {
    this(version, libseccomp, architecture, features.has("SECCOMP"), () -> features);
  }

  /**
   * The newest release of a stable series: what a user means who names a major version alone.
   *
   * @param major such as 252
   */
  public static Systemd newestOf(int major) {
    return of(new SystemdVersion(major, NEWEST));
  }

  /** A release as Debian ships it, on this architecture, built with everything. */
  public static Systemd of(SystemdVersion version) {
    return new Systemd(
        version,
        LibseccompNames.usualLibseccomp(version),
        thisArchitecture(),
        BuildFeatures.EVERYTHING);
  }

  /** The one this program runs on; x86-64 where its system calls are not on record. */
  static Architecture thisArchitecture() {
    return System.getProperty("os.arch", "").equals("aarch64")
        ? Architecture.AARCH64
        : Architecture.X86_64;
  }

  public SystemdVersion version() {
    return version;
  }

  /** The release of its libseccomp. */
  public String libseccomp() {
    return libseccomp;
  }

  public Architecture architecture() {
    return architecture;
  }

  /** What it was built with. The first call may start a process, to ask the installed one. */
  public synchronized BuildFeatures features() {
    BuildFeatures known = features.get();
    features = () -> known;
    return known;
  }

  /** Whether it filters system calls; one that was built without does not score filters either. */
  boolean hasSeccomp() {
    return seccomp;
  }

  /** Whether it understands this word of a filter: a group, or a system call by its name. */
  public boolean knowsSystemCall(String word) {
    return syscalls().isKnown(word);
  }

  /** Every group and every system call that it understands in a filter. */
  public List<String> systemCallWords() {
    List<String> words = new ArrayList<>(syscalls().groupNames());
    words.addAll(syscalls().callNames());
    return words;
  }

  synchronized SyscallTable syscalls() {
    SyscallTable known = syscalls;
    if (known == null) {
      known = new SyscallTable(version, libseccomp, architecture);
      syscalls = known;
    }
    return known;
  }

  /**
   * Whether a directive, unless it is one of the few, works in every unit of this systemd: then
   * there is nothing to say of it. Asked for each line of each unit, so the answer is kept.
   */
  boolean hasNothingToSay(String key, UnitScope scope) {
    if (scope != UnitScope.SYSTEM) {
      return false;
    }
    if (seccomp && Catalogue.isPlain(key, version)) {
      return true;
    }
    Boolean known = quiet.get(key);
    if (known != null) {
      return known;
    }
    Optional<Directive> directive = Catalogue.find(key);
    boolean nothing = directive.isEmpty() || isQuiet(directive.get().entry());
    if (quiet.size() < KEYS) {
      quiet.put(key, nothing);
    }
    return nothing;
  }

  private boolean isQuiet(Entry entry) {
    boolean needsMore = false;
    for (BuildFeature feature : entry.buildFeatures()) {
      needsMore |= feature != BuildFeature.SECCOMP || !seccomp;
    }
    return entry.knownTo(version) && !needsMore;
  }

  /** {@code 252.38}, or {@code 252} for the newest of its series. */
  public String release() {
    return version.point() == NEWEST ? Integer.toString(version.major()) : version.toString();
  }

  /** {@code systemd 252.38}. */
  @Override
  public String toString() {
    return "systemd " + release();
  }
}
