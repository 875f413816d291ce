package dev.ringfence.score;

import dev.ringfence.linux.Architecture;
import dev.ringfence.unit.SystemdVersion;

/**
 * The systemd to judge by. System calls are looked up in the libseccomp that it was installed with,
 * on the architecture that it runs on. Safe for use by several threads.
 */
public final class Systemd {
  private final SystemdVersion version;
  private final String libseccomp;
  private final Architecture architecture;
  private final BuildFeatures features;

  private SyscallTable syscalls = SyscallTable.EMPTY;

  /**
   * A systemd.
   *
   * @param libseccomp its release, such as {@code 2.5.4}
   */
  public Systemd(
      SystemdVersion version,
      String libseccomp,
      Architecture architecture,
      BuildFeatures features) {
    this.version = version;
    this.libseccomp = libseccomp;
    this.architecture = architecture;
    this.features = features;
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

  /** What it was built with. */
  public BuildFeatures features() {
    return features;
  }

  synchronized SyscallTable syscalls() {
    if (syscalls == SyscallTable.EMPTY) {
      syscalls = new SyscallTable(version, libseccomp, architecture);
    }
    return syscalls;
  }

  /** {@code systemd 252.38}. */
  @Override
  public String toString() {
    return "systemd " + version;
  }
}
