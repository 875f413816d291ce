package dev.ringfence.derive.evidence;

import java.util.List;
import java.util.Set;

/** Device nodes that every sandbox keeps. */
public final class Devices {
  /** What DevicePolicy=closed allows beside the pseudo-terminals; see bpf-devices.c in systemd. */
  private static final Set<String> PSEUDO =
      Set.of(
          "/dev/null",
          "/dev/zero",
          "/dev/full",
          "/dev/random",
          "/dev/urandom",
          "/dev/tty",
          "/dev/ptmx");

  /** What else PrivateDevices= puts into its /dev; see mount_private_dev() in namespace.c. */
  private static final Set<String> IN_PRIVATE_DEV =
      Set.of("/dev/fd", "/dev/stdin", "/dev/stdout", "/dev/stderr", "/dev/core", "/dev/log");

  private static final List<String> TREES_IN_PRIVATE_DEV =
      List.of("/dev/pts", "/dev/shm", "/dev/mqueue", "/dev/hugepages");

  private Devices() {}

  /** Whether DevicePolicy=closed lets the node be opened. */
  public static boolean isPseudo(String path) {
    return PSEUDO.contains(path) || Places.within(path, "/dev/pts");
  }

  /** Whether the path is there with PrivateDevices=yes. */
  public static boolean inPrivateDev(String path) {
    return isPseudo(path)
        || IN_PRIVATE_DEV.contains(path)
        || TREES_IN_PRIVATE_DEV.stream().anyMatch(tree -> Places.within(path, tree));
  }
}
