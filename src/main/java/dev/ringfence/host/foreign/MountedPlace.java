package dev.ringfence.host.foreign;

import dev.ringfence.linux.RawPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A mounted file system (proc_pid_mountinfo(5)).
 *
 * @param point where it is mounted
 * @param device the numbers of its device
 * @param top which of its directories is mounted
 * @param type such as {@code ext4}
 * @param options those of the mount, with a comma before and behind each
 */
record MountedPlace(RawPath point, String device, String top, String type, String options) {
  /** How a place is treated. */
  enum Treatment {
    /** Searched by all threads. */
    LOCAL,
    /** Searched by one thread of its own: a server may not answer. */
    REMOTE,
    /** Holds no files. */
    NOTHING,
    /** Programs on it cannot be executed. */
    NOEXEC,
    /** Only a place where something is mounted when somebody looks: we do not look. */
    AUTOMOUNT
  }

  private static final Set<String> NO_FILES =
      Set.of(
          "proc",
          "sysfs",
          "cgroup",
          "cgroup2",
          "devpts",
          "securityfs",
          "debugfs",
          "tracefs",
          "bpf",
          "mqueue",
          "hugetlbfs",
          "configfs",
          "pstore",
          "efivarfs",
          "binfmt_misc",
          "fusectl",
          "selinuxfs",
          "nsfs",
          "rpc_pipefs",
          "nfsd");

  private static final Set<String> DISKS =
      Set.of(
          "ext2",
          "ext3",
          "ext4",
          "xfs",
          "btrfs",
          "tmpfs",
          "ramfs",
          "devtmpfs",
          "overlay",
          "squashfs",
          "erofs",
          "iso9660",
          "udf",
          "vfat",
          "exfat",
          "ntfs3",
          "f2fs",
          "zfs",
          "bcachefs",
          "jfs",
          "reiserfs",
          "nilfs2",
          "cramfs",
          "rootfs",
          "aufs");

  /** All of this process's mounts, in the order in which they were mounted. */
  static List<MountedPlace> all() throws IOException {
    byte[] table = Files.readAllBytes(Path.of("/proc/self/mountinfo"));
    return parse(new String(table, StandardCharsets.ISO_8859_1));
  }

  static List<MountedPlace> parse(String table) {
    List<MountedPlace> places = new ArrayList<>();
    for (String line : table.split("\n", -1)) {
      int separator = line.indexOf(" - ");
      if (separator < 0) {
        continue;
      }
      String[] first = line.substring(0, separator).split(" ", -1);
      String[] second = line.substring(separator + 3).split(" ", -1);
      if (first.length > 5) {
        String options = "," + first[5] + ",";
        places.add(
            new MountedPlace(
                new RawPath(unescape(first[4])), first[2], unescape(first[3]), second[0], options));
      }
    }
    return places;
  }

  /** Spaces, tabs, newlines and backslashes stand there as {@code \040} and the like. */
  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\\' && at + 3 < text.length()) {
        plain.append((char) Integer.parseInt(text.substring(at + 1, at + 4), 8));
        at += 3;
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  Treatment treatment() {
    if (type.equals("autofs")) {
      return Treatment.AUTOMOUNT;
    }
    if (NO_FILES.contains(type)) {
      return Treatment.NOTHING;
    }
    if (options.contains(",noexec,")) {
      return Treatment.NOEXEC;
    }
    return DISKS.contains(type) ? Treatment.LOCAL : Treatment.REMOTE;
  }

  boolean isBelow(RawPath directory) {
    String prefix = directory.bytes().endsWith("/") ? directory.bytes() : directory.bytes() + "/";
    return point.equals(directory) || point.bytes().startsWith(prefix);
  }

  /** Whether everything that is mounted here is mounted there as well (a bind mount). */
  boolean isPartOf(MountedPlace other) {
    return device.equals(other.device)
        && !type.equals("overlay")
        && (top.equals(other.top) || other.top.equals("/") || top.startsWith(other.top + "/"));
  }
}
