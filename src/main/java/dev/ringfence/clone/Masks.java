package dev.ringfence.clone;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must not start in a clone: what would reach for the host's hardware, disks, network or
 * terminals, and what only costs time.
 */
final class Masks {
  /**
   * Named by sysinit.target's fragment or by each other, so that no .wants directory shows them.
   */
  private static final List<String> UNITS =
      List.of(
          "getty@.service",
          "serial-getty@.service",
          "console-getty.service",
          "container-getty@.service",
          "systemd-udevd.service",
          "systemd-udevd-kernel.socket",
          "systemd-udevd-control.socket",
          "systemd-udevd-varlink.socket",
          "systemd-udev-trigger.service",
          "systemd-udev-settle.service",
          "systemd-journald-audit.socket",
          "systemd-journal-flush.service",
          "systemd-remount-fs.service",
          "systemd-initctl.socket",
          "systemd-random-seed.service",
          "systemd-tpm2-setup.service",
          "systemd-tpm2-setup-early.service",
          "emergency.service",
          "rescue.service");

  /** They would mount the host's disks or start its terminals. */
  private static final List<String> GENERATORS =
      List.of(
          "systemd-fstab-generator",
          "systemd-gpt-auto-generator",
          "systemd-getty-generator",
          "systemd-cryptsetup-generator",
          "systemd-veritysetup-generator",
          "systemd-integritysetup-generator",
          "systemd-hibernate-resume-generator",
          "systemd-run-generator",
          "systemd-debug-generator",
          "systemd-bless-boot-generator",
          "systemd-system-update-generator",
          "systemd-rc-local-generator",
          "systemd-tpm2-generator",
          "systemd-ssh-generator",
          "lvm2-activation-generator",
          "cloud-init-generator",
          "ds-identify",
          "netplan",
          "zfs-mount-generator");

  /** Early units that a service may depend on and that do no harm. */
  private static final Set<String> ALLOWED =
      Set.of(
          "systemd-journald.service",
          "systemd-tmpfiles-setup.service",
          "nftables.service",
          "cryptsetup.target",
          "veritysetup.target",
          "integritysetup.target",
          "local-fs.target",
          "swap.target");

  /** The targets that every service brings in. */
  private static final List<String> EARLY = List.of("sysinit.target", "local-fs.target");

  private static final List<String> UNIT_DIRECTORIES =
      List.of(
          "etc/systemd/system",
          "run/systemd/system",
          "usr/lib/systemd/system",
          "lib/systemd/system");

  private Masks() {}

  /** The names of generators to mask. */
  static List<String> generators() {
    return GENERATORS;
  }

  /**
   * The names of units to mask: the known ones, and whatever else a root starts early.
   *
   * @param wanted units that are to run all the same
   */
  static Set<String> units(Path root, Set<String> wanted) throws IOException {
    Set<String> masked = new TreeSet<>(UNITS);
    for (String directory : UNIT_DIRECTORIES) {
      for (String target : EARLY) {
        for (String suffix : List.of(".wants", ".requires")) {
          addNames(root.resolve(directory).resolve(target + suffix), masked);
        }
      }
    }
    masked.removeAll(ALLOWED);
    masked.removeAll(wanted);
    return masked;
  }

  private static void addNames(Path directory, Set<String> names) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> links = Files.newDirectoryStream(directory)) {
      for (Path link : links) {
        names.add(String.valueOf(link.getFileName()));
      }
    }
  }
}
