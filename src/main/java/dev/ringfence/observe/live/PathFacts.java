package dev.ringfence.observe.live;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Facts about paths as a process gave them: of calls that open nothing, and of those that failed.
 */
final class PathFacts {
  private static final int S_IFMT = 0170000;
  private static final int S_IFCHR = 0020000;
  private static final int S_IFBLK = 0060000;
  private static final int S_IFDIR = 0040000;

  private final ServiceFiles files;
  private final ProcEntries entries;

  PathFacts(ServiceFiles files, ProcEntries entries) {
    this.files = files;
    this.entries = entries;
  }

  void path(Sighting sighting, Consumer<Fact> to) {
    RawEvent event = sighting.event();
    String asked = absolute(sighting);
    boolean whole = event.has(RawEvent.FLAG_WHOLE) || event.has(RawEvent.FLAG_TREE);
    if (whole) {
      asked = FileFacts.parent(asked);
      if (event.has(RawEvent.FLAG_TREE)) {
        asked = FileFacts.parent(asked);
      }
    }
    boolean second = sighting.rule().operation() == CallRule.Operation.PATHS && event.a() == 1;
    if (sighting.rule().operation() == CallRule.Operation.OPEN) {
      failedOpen(sighting, asked, whole, to);
      return;
    }
    FileAccess access = second ? sighting.rule().second() : sighting.rule().access();
    String path = resolved(asked, access, sighting, whole);
    String given = path.equals(asked) ? "" : asked;
    path = entries.general(path);
    switch (sighting.call()) {
      case "mq_open", "mq_unlink" ->
          to.accept(new Fact.Ipc(sighting.seen(), sighting.call(), event.textPath()));
      case "mount", "umount", "umount2", "move_mount", "mount_setattr" ->
          to.accept(
              new Fact.Mount(
                  sighting.seen(), sighting.call(), path, FileSystems.beginning(event.a())));
      case "chroot", "pivot_root" -> {
        if (sighting.call().equals("chroot") && event.error() == 0) {
          files.chrooted(path);
        }
        to.accept(new Fact.Chroot(sighting.seen(), sighting.call(), path));
      }
      default -> file(sighting, access, path, given, whole, to);
    }
  }

  /** What was wanted of a file that was not opened. */
  private void failedOpen(Sighting sighting, String asked, boolean whole, Consumer<Fact> to) {
    boolean creat = sighting.call().equals("creat");
    long flags = creat ? CallTable.OPEN_WRITE | CallTable.OPEN_CREATE : sighting.event().a();
    long mode = flags & CallTable.OPEN_ACCESS;
    List<FileAccess> wanted = new ArrayList<>(2);
    if (mode != CallTable.OPEN_WRITE) {
      wanted.add(FileAccess.READ);
    }
    if (mode == CallTable.OPEN_WRITE || mode == CallTable.OPEN_BOTH) {
      wanted.add(FileAccess.WRITE);
    }
    if ((flags & CallTable.OPEN_CREATE) != 0) {
      wanted.add(FileAccess.CREATE);
    }
    String path = files.resolve(asked, sighting.event().process());
    String given = path.equals(asked) ? "" : asked;
    for (FileAccess access : wanted) {
      file(sighting, access, entries.general(path), given, whole, to);
    }
  }

  private void file(
      Sighting sighting,
      FileAccess access,
      String path,
      String given,
      boolean whole,
      Consumer<Fact> to) {
    RawEvent event = sighting.event();
    if (!entries.other(sighting, access, path, to)) {
      FileType type = whole ? FileType.DIRECTORY : type(sighting);
      to.accept(
          new Fact.File(sighting.seen(), sighting.call(), access, path, given, type, "", whole));
    }
    FileFacts.special(sighting, access, path, to);
    if (whole) {
      return;
    }
    boolean node = sighting.call().startsWith("mknod");
    if (node || access == FileAccess.CHMOD || sighting.call().startsWith("mkdir")) {
      FileFacts.setIdBits(sighting, path, event.a(), to);
    }
    long kind = event.a() & S_IFMT;
    if (node && (kind == S_IFCHR || kind == S_IFBLK)) {
      // As user space numbers devices: include/linux/kdev_t.h, new_decode_dev.
      long device = event.a() >>> 16;
      to.accept(
          new Fact.Device(
              sighting.seen(),
              sighting.call(),
              access,
              path,
              kind == S_IFBLK,
              device >>> 8 & 0xfff,
              (device & 0xff) | (device >>> 12 & 0xfff00)));
    }
  }

  /** The path from the root of the service's mount namespace. */
  private static String absolute(Sighting sighting) {
    RawEvent event = sighting.event();
    String text = event.textPath();
    String base = event.basePath();
    boolean moved =
        event.error() == 0
            && (text.startsWith("/")
                ? sighting.call().equals("chroot")
                : sighting.call().equals("chdir"));
    if (moved) {
      return base; // looked at when the call was done: it is where it led to
    }
    if (text.startsWith("/")) {
      // The base is then the process's own root, which is / unless it called chroot.
      return base.equals("/") ? text : base + text;
    }
    return base.equals("/") ? "/" + text : base + "/" + text;
  }

  private String resolved(String asked, FileAccess access, Sighting sighting, boolean whole) {
    boolean follows =
        whole
            || switch (access) {
              case DELETE, RENAME, CREATE -> false;
              case STAT, CHOWN, ATTRIBUTES ->
                  !sighting.call().startsWith("l")
                      && !sighting.call().startsWith("readlink")
                      && !sighting.call().endsWith("at");
              case READ, WRITE, CHMOD, EXECUTE, MAP_EXECUTABLE, LIST, LOCK, ENTER -> true;
            };
    int process = sighting.event().process();
    return follows ? files.resolve(asked, process) : files.resolveParent(asked, process);
  }

  private static FileType type(Sighting sighting) {
    return switch (sighting.call()) {
      case "mkdir", "mkdirat", "rmdir", "chdir" -> FileType.DIRECTORY;
      case "unlinkat" ->
          (sighting.event().a() & CallTable.REMOVE_DIRECTORY) != 0
              ? FileType.DIRECTORY
              : FileType.UNKNOWN;
      case "symlink", "symlinkat", "readlink", "readlinkat" -> FileType.SYMLINK;
      case "mknod", "mknodat" -> node((int) sighting.event().a() & S_IFMT);
      default -> FileType.UNKNOWN;
    };
  }

  private static FileType node(int kind) {
    return switch (kind) {
      case S_IFCHR -> FileType.CHARACTER_DEVICE;
      case S_IFBLK -> FileType.BLOCK_DEVICE;
      case S_IFDIR -> FileType.DIRECTORY;
      case 0010000 -> FileType.FIFO;
      case 0140000 -> FileType.SOCKET;
      default -> FileType.REGULAR;
    };
  }
}
