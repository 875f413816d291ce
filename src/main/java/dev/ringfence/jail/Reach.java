package dev.ringfence.jail;

import dev.ringfence.trial.probe.VisibleTree;
import dev.ringfence.trial.probe.VisibleTree.Entry;
import java.util.HashSet;
import java.util.Set;

/**
 * What of a host is within a service's reach, counted from inside. /proc and /sys are not counted.
 *
 * @param files regular files
 * @param bytes of those
 * @param setuid programs with a set-user-ID or set-group-ID bit
 * @param shells programs that run commands
 * @param interpreters programs that run what somebody writes into a file
 * @param writable files and directories that it may change
 * @param sockets Unix sockets with a path that it may talk to
 */
public record Reach(
    long files,
    long bytes,
    long setuid,
    long shells,
    long interpreters,
    long writable,
    long sockets) {
  private static final Set<String> SHELLS =
      Set.of(
          "ash", "bash", "busybox", "csh", "dash", "fish", "ksh", "mksh", "rbash", "sh", "tcsh",
          "zsh");

  /** With whatever version follows the name, such as python3.11. */
  private static final Set<String> INTERPRETERS =
      Set.of(
          "awk", "gawk", "mawk", "perl", "python", "ruby", "node", "nodejs", "php", "lua", "luajit",
          "tclsh", "java", "guile", "gdb", "ocaml", "Rscript");

  private static final int SET_ID = 06000;

  /** Counts; {@code tree} has to hold all that {@link #counts} says. */
  static Reach of(VisibleTree tree) {
    Set<Long> setuid = new HashSet<>();
    Set<Long> shells = new HashSet<>();
    Set<Long> interpreters = new HashSet<>();
    Set<Long> writable = new HashSet<>();
    Set<Long> sockets = new HashSet<>();
    for (Entry entry : tree.found()) {
      add(setuid, entry, isSetId(entry));
      add(shells, entry, entry.executable() && SHELLS.contains(entry.path().name()));
      add(interpreters, entry, entry.executable() && isInterpreter(entry.path().name()));
      add(writable, entry, isFileOrDirectory(entry) && entry.writable());
      add(sockets, entry, entry.kind() == 's' && entry.writable());
    }
    return new Reach(
        tree.files(),
        tree.bytes(),
        setuid.size(),
        shells.size(),
        interpreters.size(),
        writable.size(),
        sockets.size());
  }

  /** A file with several names, or mounted twice, is one. */
  private static void add(Set<Long> inodes, Entry entry, boolean counts) {
    if (counts) {
      inodes.add(entry.inode());
    }
  }

  /** Whether an entry counts beyond being a file. */
  static boolean counts(Entry entry) {
    return entry.kind() == 's' || entry.executable() || entry.writable() || isSetId(entry);
  }

  private static boolean isFileOrDirectory(Entry entry) {
    return entry.kind() == 'f' || entry.kind() == 'd';
  }

  private static boolean isSetId(Entry entry) {
    return entry.executable() && (entry.mode() & SET_ID) != 0;
  }

  private static boolean isInterpreter(String name) {
    return INTERPRETERS.contains(name.replaceFirst("[0-9][0-9.]*$", ""));
  }
}
