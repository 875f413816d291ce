package dev.ringfence.jail;

import dev.ringfence.derive.evidence.Places;
import java.util.Set;

/**
 * Directories in which the things of many services lie side by side: what a service needs there is
 * bound for itself, and not the directory.
 */
final class WidePlaces {
  private static final Set<String> WIDE =
      Set.of(
          "/",
          "/bin",
          "/sbin",
          "/lib",
          "/boot",
          "/etc",
          "/etc/alternatives",
          "/etc/default",
          "/etc/pki",
          "/etc/ssl",
          "/gnu",
          "/gnu/store",
          "/home",
          "/media",
          "/mnt",
          "/nix",
          "/nix/store",
          "/opt",
          "/root",
          "/run",
          "/run/lock",
          "/run/systemd",
          "/run/systemd/journal",
          "/run/user",
          "/srv",
          "/usr",
          "/usr/bin",
          "/usr/games",
          "/usr/lib",
          "/usr/libexec",
          "/usr/local",
          "/usr/local/bin",
          "/usr/local/etc",
          "/usr/local/lib",
          "/usr/local/libexec",
          "/usr/local/sbin",
          "/usr/local/share",
          "/usr/sbin",
          "/usr/share",
          "/usr/src",
          "/var",
          "/var/cache",
          "/var/lib",
          "/var/lock",
          "/var/log",
          "/var/mail",
          "/var/opt",
          "/var/run",
          "/var/spool");

  private WidePlaces() {}

  static boolean contains(String directory) {
    return WIDE.contains(directory)
        || Places.within(directory, "/sys")
        || Places.within(directory, "/dev")
        || Places.parent(directory).equals("/home");
  }

  /** The widest directory at or above this one that is not a wide place. */
  static String below(String directory) {
    String at = directory;
    while (!contains(Places.parent(at))) {
      at = Places.parent(at);
    }
    return at;
  }
}
