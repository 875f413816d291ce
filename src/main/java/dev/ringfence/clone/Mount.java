package dev.ringfence.clone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One line of {@code /proc/PID/mountinfo}, see proc_pid_mountinfo(5).
 *
 * @param id unique among the mounts of one namespace
 * @param parent the id of the mount it is mounted on
 * @param point where it is mounted, unescaped
 * @param options the mount's own options, such as {@code ro} or {@code nosuid}
 * @param type the file system's type, such as {@code ext4}
 * @param superOptions the file system's options
 */
record Mount(
    int id,
    int parent,
    String point,
    List<String> options,
    String type,
    List<String> superOptions) {

  Mount {
    options = List.copyOf(options);
    superOptions = List.copyOf(superOptions);
  }

  /** Every mount in the text of a mountinfo file, in its order. */
  static List<Mount> parse(String mountinfo) {
    List<Mount> mounts = new ArrayList<>();
    for (String line : mountinfo.lines().toList()) {
      String[] words = line.split(" ", -1);
      int dash = List.of(words).indexOf("-");
      if (dash < 6 || words.length < dash + 4) {
        continue;
      }
      mounts.add(
          new Mount(
              Integer.parseInt(words[0]),
              Integer.parseInt(words[1]),
              unescape(words[4]),
              List.of(words[5].split(",", -1)),
              words[dash + 1],
              List.of(words[dash + 3].split(",", -1))));
    }
    return mounts;
  }

  /**
   * The mounts that a path can reach: not those that a later mount at the same place or above
   * covers.
   */
  static List<Mount> visible(List<Mount> mounts) {
    return mounts.stream().filter(mount -> isVisible(mount, mounts)).toList();
  }

  private static boolean isVisible(Mount mount, List<Mount> mounts) {
    for (Mount other : mounts) {
      if (other.id == mount.id) {
        continue;
      }
      boolean onTop = other.parent == mount.id && other.point.equals(mount.point);
      // A sibling above it was mounted later, or this one would be the sibling's child.
      boolean above = other.parent == mount.parent && isBelow(mount.point, other.point);
      if (onTop || above) {
        return false;
      }
    }
    for (Mount parent : mounts) {
      if (parent.id == mount.parent && parent.id != mount.id) {
        return isReachable(parent, mounts);
      }
    }
    return true;
  }

  /** Like visible, but a mount on its very top does not hide what was mounted below it first. */
  private static boolean isReachable(Mount mount, List<Mount> mounts) {
    for (Mount other : mounts) {
      if (other.id != mount.id
          && other.parent == mount.parent
          && isBelow(mount.point, other.point)) {
        return false;
      }
    }
    for (Mount parent : mounts) {
      if (parent.id == mount.parent && parent.id != mount.id) {
        return isReachable(parent, mounts);
      }
    }
    return true;
  }

  /** Whether a path is another one or lies below it. */
  static boolean isBelow(String path, String directory) {
    return directory.equals("/")
        || path.equals(directory)
        || (path.startsWith(directory) && path.charAt(directory.length()) == '/');
  }

  /** Of the kernel itself, without files to copy. */
  private static final Set<String> PSEUDO =
      Set.of(
          "autofs",
          "binfmt_misc",
          "bpf",
          "cgroup",
          "cgroup2",
          "configfs",
          "debugfs",
          "devpts",
          "devtmpfs",
          "efivarfs",
          "fusectl",
          "hugetlbfs",
          "mqueue",
          "nfsd",
          "nsfs",
          "proc",
          "pstore",
          "rpc_pipefs",
          "securityfs",
          "selinuxfs",
          "sysfs",
          "tracefs");

  /** Whether this is a mount of the kernel's own making, which a clone makes anew or lacks. */
  boolean isPseudo() {
    return PSEUDO.contains(type);
  }

  /** mountinfo writes blanks, tabs, line feeds and backslashes as three octal digits. */
  private static String unescape(String word) {
    if (word.indexOf('\\') < 0) {
      return word;
    }
    byte[] in = word.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[in.length];
    int length = 0;
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '\\' && i + 3 < in.length) {
        out[length++] =
            (byte) ((in[i + 1] - '0') << 6 | (in[i + 2] - '0') << 3 | (in[i + 3] - '0'));
        i += 3;
      } else {
        out[length++] = in[i];
      }
    }
    return new String(out, 0, length, StandardCharsets.UTF_8);
  }
}
