package dev.ringfence.clone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the stage must lay over the root: one copy-on-write mount for each real mount of the host,
 * for an overlay does not show what is mounted below its lower directory.
 *
 * @param entries in the order in which to mount them
 * @param notes what will not be in the clone, in words for the user
 */
record MountPlan(List<Entry> entries, List<String> notes) {
  /** How one mount appears in the clone. */
  enum Kind {
    /** An overlay over the host's directory. */
    DIRECTORY,
    /** A copy: what is mounted is a single file, as containers do with /etc/resolv.conf. */
    FILE,
    /** An empty directory with the owner and mode of the host's: the user excluded it. */
    EMPTY
  }

  /**
   * One mount.
   *
   * @param path below the clone's root, absolute
   * @param options mount options that the host's mount has too
   */
  record Entry(Kind kind, String path, List<String> options) {
    Entry {
      options = List.copyOf(options);
    }
  }

  /** What the stage makes itself, in every clone. */
  private static final List<String> MADE_ANEW = List.of("/proc", "/sys", "/dev", "/run", "/tmp");

  private static final List<String> KEPT_OPTIONS = List.of("ro", "nosuid", "nodev", "noexec");

  MountPlan {
    entries = List.copyOf(entries);
    notes = List.copyOf(notes);
  }

  /**
   * Plans the mounts of a clone.
   *
   * @param mounts every mount that this process sees
   * @param root the root to copy, a real path
   * @param excluded paths below that root which shall be empty directories
   */
  static MountPlan of(List<Mount> mounts, Path root, List<Path> excluded) {
    List<Entry> entries = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    String base = root.toString();
    for (Mount mount : Mount.visible(mounts)) {
      if (!Mount.isBelow(mount.point(), base) || mount.point().equals(base)) {
        continue;
      }
      String path = base.equals("/") ? mount.point() : mount.point().substring(base.length());
      if (mount.isPseudo() || MADE_ANEW.stream().anyMatch(own -> Mount.isBelow(path, own))) {
        continue;
      }
      if (path.indexOf('\n') >= 0 || path.indexOf('\t') >= 0) {
        notes.add("the mount on " + path.strip() + " is left out: its path has control characters");
        continue;
      }
      List<String> options = KEPT_OPTIONS.stream().filter(mount.options()::contains).toList();
      Kind kind = Files.isDirectory(Path.of(mount.point())) ? Kind.DIRECTORY : Kind.FILE;
      entries.add(new Entry(kind, path, options));
    }
    for (Path path : excluded) {
      entries.add(new Entry(Kind.EMPTY, path.toString(), List.of()));
    }
    entries.sort(Comparator.comparing(Entry::path));
    return new MountPlan(entries, notes);
  }

  /** The file that the stage reads. */
  String toText() {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (Entry entry : entries) {
      number++;
      String kind =
          switch (entry.kind) {
            case DIRECTORY -> "directory";
            case FILE -> "file";
            case EMPTY -> "empty";
          };
      String options = entry.options.isEmpty() ? "rw" : String.join(",", entry.options);
      text.append(kind).append('\t').append(number).append('\t');
      text.append(options).append('\t').append(entry.path).append('\n');
    }
    return text.toString();
  }
}
