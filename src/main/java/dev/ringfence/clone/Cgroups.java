package dev.ringfence.clone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a clone's cgroups go on this host, see cgroups(7).
 *
 * @param parent the cgroup2 directory in which the clone's own is made; in a delegated scope the
 *     mount point, to which the scope's path is added once it is known
 * @param delegated whether PID 1 is systemd, which owns the tree and must lend us a part of it
 * @param pids the version 1 directory for the pids controller where a hybrid host keeps it there,
 *     or empty
 * @param memory the same for the memory controller
 */
record Cgroups(Path parent, boolean delegated, String pids, String memory) {
  /** Finds the place from this process's own mounts and cgroups. */
  static Cgroups ofThisHost(List<Mount> mounts) throws IOException {
    List<String> own = Files.readAllLines(Path.of("/proc/self/cgroup"));
    Mount unified =
        mounts.stream()
            .filter(mount -> mount.type().equals("cgroup2"))
            .findFirst()
            .orElseThrow(() ->
                new CloneFailedException(
                    "cgroup2 is not mounted",
                    "mount -t cgroup2 cgroup2 /sys/fs/cgroup (or on .../unified)"));
    // sd_booted(3)
    boolean delegated = Files.isDirectory(Path.of("/run/systemd/system"));
    Path mountPoint = Path.of(unified.point());
    Path parent = delegated ? mountPoint : below(mountPoint, own, "");
    return new Cgroups(
        parent, delegated, versionOne(mounts, own, "pids"), versionOne(mounts, own, "memory"));
  }

  /** Makes sure that a cgroup can be made and killed as a whole. */
  void requireKill() throws IOException {
    if (delegated) {
      // systemd makes the cgroup; its own shows what the kernel can.
      if (!Files.exists(parent.resolve("init.scope/cgroup.kill"))) {
        throw new CloneFailedException(
            "this kernel has no cgroup.kill", "Linux 5.14 or newer is needed");
      }
      // access(2) tells of a read-only mount too, which root's permissions do not show.
      if (!Files.isWritable(parent)) {
        throw readOnly();
      }
      return;
    }
    Path probe = parent.resolve("ringfence-probe-" + ProcessHandle.current().pid());
    try {
      Files.createDirectory(probe);
    } catch (IOException e) {
      throw readOnly();
    }
    boolean kill = Files.exists(probe.resolve("cgroup.kill"));
    Files.delete(probe);
    if (!kill) {
      throw new CloneFailedException(
          "this kernel has no cgroup.kill", "Linux 5.14 or newer is needed");
    }
  }

  private CloneFailedException readOnly() {
    return new CloneFailedException(
        "no cgroup can be made in " + parent,
        "it is read-only here: lift ProtectControlGroups= from the calling service, or run the"
            + " container with --privileged or --cgroupns=private");
  }

  private static String versionOne(List<Mount> mounts, List<String> own, String controller) {
    for (Mount mount : mounts) {
      if (mount.type().equals("cgroup") && mount.superOptions().contains(controller)) {
        return below(Path.of(mount.point()), own, controller).toString();
      }
    }
    return "";
  }

  /** This process's own cgroup in the hierarchy that has a controller; version 2 has none named. */
  private static Path below(Path mountPoint, List<String> own, String controller) {
    for (String line : own) {
      String[] parts = line.split(":", 3);
      if (parts.length == 3 && List.of(parts[1].split(",", -1)).contains(controller)) {
        Path path = mountPoint.resolve(parts[2].substring(1));
        // In a container the path may be one of the host's, which its mount does not show.
        return Files.isDirectory(path) ? path : mountPoint;
      }
    }
    return mountPoint;
  }
}
