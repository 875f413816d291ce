package dev.ringfence.observe.live;

import dev.ringfence.observe.Fact;
import dev.ringfence.observe.FileAccess;
import dev.ringfence.observe.FileType;
import dev.ringfence.observe.live.CallRule.Bit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Facts about files that the kernel had open: their paths are its own. */
final class FileFacts {
  private static final int S_IFMT = 0170000;
  private static final int S_IFSOCK = 0140000;
  private static final int S_IFLNK = 0120000;
  private static final int S_IFREG = 0100000;
  private static final int S_IFBLK = 0060000;
  private static final int S_IFDIR = 0040000;
  private static final int S_IFCHR = 0020000;
  private static final int S_IFIFO = 0010000;
  private static final int S_ISUID = 04000;
  private static final int S_ISGID = 02000;

  private final ProcEntries entries;
  private final Programs programs;

  FileFacts(ProcEntries entries, Programs programs) {
    this.entries = entries;
    this.programs = programs;
  }

  /** An open, or something done to an open file. */
  void file(Sighting sighting, Consumer<Fact> to) {
    RawEvent event = sighting.event();
    String path = path(event);
    if (!path.startsWith("/") || isAnonymous(event)) {
      return; // a pipe, a socket, an anonymous inode: it has no path
    }
    int mode = mode(event);
    List<FileAccess> accesses = accesses(event.a());
    boolean whole = event.has(RawEvent.FLAG_WHOLE) || event.has(RawEvent.FLAG_TREE);
    FileType type = whole ? FileType.DIRECTORY : type(mode);
    if (!whole && isNameless(event, path)) {
      path = parent(path);
      whole = true;
    }
    String filesystem = filesystem(event);
    for (FileAccess access : accesses) {
      if (!entries.other(sighting, access, path, to)) {
        to.accept(
            new Fact.File(
                sighting.seen(),
                sighting.call(),
                access,
                entries.general(path),
                "",
                type,
                filesystem,
                whole));
      }
      special(sighting, access, path, to);
    }
    if (whole) {
      return;
    }
    if (Bit.CREATED.in(event.a()) || Bit.CHMOD.in(event.a())) {
      long bits = Bit.CHMOD.in(event.a()) ? event.a() >>> 32 : mode;
      setIdBits(sighting, path, bits, to);
    }
    device(sighting, path, mode, to);
    if (Bit.EXECUTE.in(event.a())) {
      programs.executed(sighting, path, mode, filesystem, to);
    }
    if (sighting.call().equals("finit_module")) {
      to.accept(new Fact.KernelModule(sighting.seen(), sighting.call(), path));
    }
  }

  /** An ioctl on a device. */
  void ioctl(Sighting sighting, Consumer<Fact> to) {
    RawEvent event = sighting.event();
    int kind = mode(event) & S_IFMT;
    if (kind == S_IFCHR || kind == S_IFBLK) {
      String request = Constants.IOCTLS.getOrDefault(event.a(), "0x" + Long.toHexString(event.a()));
      to.accept(new Fact.Ioctl(sighting.seen(), path(event), request));
    }
  }

  /** Memory that became executable. */
  static void memory(Sighting sighting, Consumer<Fact> to) {
    RawEvent event = sighting.event();
    long protection = event.a() & 7;
    long past = event.a() >>> 8;
    boolean mapped = sighting.call().startsWith("mmap");
    Fact.Executable how =
        mapped || (protection & 2) != 0
            ? Fact.Executable.WRITABLE
            : past == 0 ? Fact.Executable.LATER : Fact.Executable.AFTER_WRITE;
    String path = event.base().size() == 0 ? "" : path(event);
    to.accept(new Fact.ExecutableMemory(sighting.seen(), sighting.call(), how, path));
  }

  /** What a path means beyond itself: settings of the kernel, the control groups. */
  static void special(Sighting sighting, FileAccess access, String path, Consumer<Fact> to) {
    if (!access.changes() && access != FileAccess.EXECUTE) {
      return;
    }
    if (path.startsWith("/proc/sys/") && access == FileAccess.WRITE) {
      to.accept(new Fact.Sysctl(sighting.seen(), sighting.call(), path));
    }
    if (path.startsWith("/sys/fs/cgroup/")) {
      to.accept(new Fact.CgroupWrite(sighting.seen(), sighting.call(), path));
    }
  }

  static void setIdBits(Sighting sighting, String path, long mode, Consumer<Fact> to) {
    if ((mode & (S_ISUID | S_ISGID)) != 0) {
      to.accept(
          new Fact.SetIdBit(
              sighting.seen(),
              sighting.call(),
              path,
              (mode & S_ISUID) != 0,
              (mode & S_ISGID) != 0));
    }
  }

  private void device(Sighting sighting, String path, int mode, Consumer<Fact> to) {
    int kind = mode & S_IFMT;
    if (kind != S_IFCHR && kind != S_IFBLK) {
      return;
    }
    // MAJOR and MINOR of the kernel's own dev_t: 12 and 20 bits.
    long device = sighting.event().b() & 0xffff_ffffL;
    for (Bit bit : List.of(Bit.READ, Bit.WRITE)) {
      if (bit.in(sighting.event().a())) {
        to.accept(
            new Fact.Device(
                sighting.seen(),
                sighting.call(),
                bit == Bit.READ ? FileAccess.READ : FileAccess.WRITE,
                path,
                kind == S_IFBLK,
                device >>> 20,
                device & 0xfffff));
      }
    }
  }

  /** The path, or that of the directory that stands for it. */
  static String path(RawEvent event) {
    String path = event.basePath();
    if (event.has(RawEvent.FLAG_TREE)) {
      return parent(parent(path));
    }
    return event.has(RawEvent.FLAG_WHOLE) ? parent(path) : path;
  }

  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** Made with O_TMPFILE: its path is its directory and a number that means nothing. */
  private static boolean isNameless(RawEvent event, String path) {
    return event.has(RawEvent.FLAG_UNLINKED) && path.startsWith("/#", path.lastIndexOf('/'));
  }

  private static boolean isAnonymous(RawEvent event) {
    return switch (Constants.FILE_SYSTEMS.getOrDefault(event.c(), "")) {
      case "pipefs", "sockfs", "anon_inodefs", "nsfs" -> true;
      default -> false;
    };
  }

  static String filesystem(RawEvent event) {
    return Constants.FILE_SYSTEMS.getOrDefault(event.c(), "0x" + Long.toHexString(event.c()));
  }

  private static int mode(RawEvent event) {
    return (int) (event.b() >>> 32);
  }

  private static FileType type(int mode) {
    return switch (mode & S_IFMT) {
      case S_IFREG -> FileType.REGULAR;
      case S_IFDIR -> FileType.DIRECTORY;
      case S_IFLNK -> FileType.SYMLINK;
      case S_IFIFO -> FileType.FIFO;
      case S_IFSOCK -> FileType.SOCKET;
      case S_IFCHR -> FileType.CHARACTER_DEVICE;
      case S_IFBLK -> FileType.BLOCK_DEVICE;
      default -> FileType.UNKNOWN;
    };
  }

  private static List<FileAccess> accesses(long bits) {
    List<FileAccess> accesses = new ArrayList<>(2);
    for (Bit bit : Bit.values()) {
      if (bit.in(bits)) {
        accesses.add(
            switch (bit) {
              case READ -> FileAccess.READ;
              case WRITE -> FileAccess.WRITE;
              case CREATED -> FileAccess.CREATE;
              case EXECUTE -> FileAccess.EXECUTE;
              case MAP_EXECUTABLE -> FileAccess.MAP_EXECUTABLE;
              case PATH_ONLY, STAT -> FileAccess.STAT;
              case LIST -> FileAccess.LIST;
              case LOCK -> FileAccess.LOCK;
              case CHMOD -> FileAccess.CHMOD;
              case CHOWN -> FileAccess.CHOWN;
              case ATTRIBUTES -> FileAccess.ATTRIBUTES;
              case ENTER -> FileAccess.ENTER;
            });
      }
    }
    return accesses;
  }
}
