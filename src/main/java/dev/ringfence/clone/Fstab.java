package dev.ringfence.clone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What every clone mounts anew over its root, as an fstab(5) for one run of mount(8): a process for
 * each mount would take most of the time that a boot takes.
 */
final class Fstab {
  /**
   * Nodes that do no harm, of which the clone gets its own. All else in /dev is the host's
   * hardware.
   */
  private static final List<String> NODES =
      List.of(
          "/dev/null",
          "/dev/zero",
          "/dev/full",
          "/dev/random",
          "/dev/urandom",
          "/dev/tty",
          "/dev/fuse",
          "/dev/net/tun");

  /** They change the host's hardware or kernel, and no namespace parts them. */
  private static final List<String> READ_ONLY = List.of("irq", "bus", "fs", "acpi", "scsi", "mtrr");

  /**
   * What lies at the top of sysfs. A read-only /sys does not hold it: since systemd 256 a service
   * with a network of its own gets a new and writable sysfs, into which systemd carries over what
   * is mounted below the old one (src/core/namespace.c, bind_mount_submounts). So each is a mount.
   */
  private static final List<String> SYSFS =
      List.of(
          "block",
          "bus",
          "class",
          "dev",
          "devices",
          "firmware",
          "fs",
          "hypervisor",
          "kernel",
          "module",
          "power");

  private static final List<String> HIDDEN =
      List.of("sysrq-trigger", "kmsg", "kcore", "kpageflags");

  private final StringBuilder lines = new StringBuilder();
  private final String top;

  private Fstab(Path top) {
    this.top = top.toString();
  }

  /**
   * The table.
   *
   * @param stage where the clone is laid out; its root is {@code root} in it, and {@code nothing}
   *     an empty file
   * @param written the bound for what may be written to each of /run, /tmp and /dev/shm, in bytes
   * @param procOptions the host's own choice who sees whose processes, with a comma before each
   * @param journal whether the root keeps its journal on disk
   */
  static String of(Path stage, long written, String procOptions, boolean journal) {
    Fstab table = new Fstab(stage.resolve("root"));
    String bound = "nosuid,nodev,size=" + written;
    table.add("proc", "/proc", "proc", "nosuid,nodev,noexec" + procOptions);
    table.add("sysfs", "/sys", "sysfs", "ro,nosuid,nodev,noexec");
    // systemd looks there for the active security modules; without, RestrictFileSystems= is
    // nothing.
    if (Files.isDirectory(Path.of("/sys/kernel/security"))) {
      table.add("securityfs", "/sys/kernel/security", "securityfs", "ro,nosuid,nodev,noexec");
    }
    table.add("tmpfs", "/dev", "tmpfs", "mode=0755,nosuid,size=4m");
    table.add("devpts", "/dev/pts", "devpts", "newinstance,ptmxmode=0666,mode=0620,gid=5");
    table.add("tmpfs", "/dev/shm", "tmpfs", "mode=1777," + bound);
    table.add("mqueue", "/dev/mqueue", "mqueue", "nosuid,nodev,noexec");
    // The network's settings belong to the clone's own network namespace; the rest is the host's.
    table.bind("/proc/sys", "bind");
    table.bind("/proc/sys/net", "bind");
    table.bind("/proc/sys", "remount,bind,ro,nosuid,nodev,noexec");
    for (String name : READ_ONLY) {
      if (Files.exists(Path.of("/proc", name))) {
        table.bind("/proc/" + name, "bind,ro");
      }
    }
    for (String name : HIDDEN) {
      if (Files.exists(Path.of("/proc", name))) {
        table.add(stage.resolve("nothing").toString(), "/proc/" + name, "none", "bind,ro");
      }
    }
    for (String name : SYSFS) {
      if (Files.isDirectory(Path.of("/sys", name))) {
        table.bind("/sys/" + name, "bind");
      }
    }
    table.add("cgroup2", "/sys/fs/cgroup", "cgroup2", "nosuid,nodev,noexec");
    table.add("tmpfs", "/run", "tmpfs", "mode=0755," + bound);
    table.add("tmpfs", "/tmp", "tmpfs", "mode=1777," + bound);
    if (journal) {
      table.add("tmpfs", "/var/log/journal", "tmpfs", "mode=0755,size=4m");
    }
    return table.lines.toString();
  }

  /** The device nodes that this host has of those a clone gets. */
  static List<String> nodes() {
    return NODES.stream().filter(node -> Files.exists(Path.of(node))).toList();
  }

  private void bind(String path, String options) {
    add(top + path, path, "none", options);
  }

  private void add(String source, String path, String type, String options) {
    lines.append(source).append(' ').append(top).append(path).append(' ').append(type);
    lines.append(' ').append(options);
    if (!options.contains("bind")) {
      lines.append(",X-mount.mkdir");
    }
    lines.append(" 0 0\n");
  }
}
