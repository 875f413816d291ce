package dev.ringfence.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Lists directories and looks at the first bytes of every regular file in them, for millions of
 * files: three system calls a file, none of them for one that is no regular file. Links are not
 * followed, pipes and devices not opened. Names are bytes. For one thread.
 */
public final class DirectoryReader implements AutoCloseable {
  /** As many bytes of a file are read. */
  public static final int HEAD = 20;

  private static final int NAMES = 1 << 16;
  private static final int AT_FDCWD = -100;
  private static final int TYPE_AT = 18;
  private static final int NAME_AT = 19;
  private static final int DT_UNKNOWN = 0;
  private static final int DT_DIR = 4;
  private static final int DT_REG = 8;
  private static final int EPERM = 1;

  private static final int ELF_MAGIC = 0x464c_457f;

  private static final ValueLayout.OfInt INT = JAVA_INT.withByteAlignment(1);
  private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT.withByteAlignment(1);

  private static final int O_NONBLOCK = 0x800;
  private static final int O_CLOEXEC = 0x8_0000;
  private static final int O_NOATIME = 0x4_0000;
  private static final int O_DIRECTORY;
  private static final int O_NOFOLLOW;

  static {
    // The asm-generic numbers but for x86, see arch/*/include/uapi/asm/fcntl.h.
    boolean arm = "aarch64".equals(System.getProperty("os.arch"));
    O_DIRECTORY = arm ? 0x4000 : 0x1_0000;
    O_NOFOLLOW = arm ? 0x8000 : 0x2_0000;
  }

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle OPENAT =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("openat"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT),
          CAPTURE,
          Linker.Option.firstVariadicArg(3));
  private static final MethodHandle GETDENTS =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("getdents64"),
          FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG),
          CAPTURE);
  private static final MethodHandle READ =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("read"),
          FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG),
          CAPTURE);
  private static final MethodHandle CLOSE =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment names = arena.allocate(NAMES, 8);
  private final MemorySegment head = arena.allocate(HEAD, 8);
  private final MemorySegment state = arena.allocate(STATE);
  private final MemorySegment path = arena.allocate(8192);
  private int flags = O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOATIME;

  /** What is told of a directory. */
  public interface Sink {
    /** A directory in it. */
    void directory(RawPath name);

    /** A regular file, or one that cannot be opened; called before it is looked at. */
    void file();

    /**
     * A file that begins as ELF files do.
     *
     * @param head its first bytes, as many as {@link #HEAD}
     * @param open leads to the open file while this runs, whatever its name is
     */
    void elf(RawPath name, byte[] head, Path open) throws IOException;
  }

  /**
   * Lists a directory.
   *
   * @throws IOException when it cannot be listed; the message is the errno's name
   */
  public void read(RawPath directory, Sink sink) throws IOException {
    byte[] bytes = directory.toBytes();
    if (bytes.length + 1 > path.byteSize()) {
      throw new IOException("ENAMETOOLONG");
    }
    MemorySegment.copy(bytes, 0, path, JAVA_BYTE, 0, bytes.length);
    path.set(JAVA_BYTE, bytes.length, (byte) 0);
    int open = open(AT_FDCWD, path, O_DIRECTORY);
    if (open < 0) {
      throw new IOException(Errno.name(-open));
    }
    try {
      long size = entries(open);
      while (size > 0) {
        for (long at = 0; at < size; ) {
          int length = Short.toUnsignedInt(names.get(SHORT, at + 16));
          entry(open, at, length, sink);
          at += length;
        }
        size = entries(open);
      }
    } finally {
      close(open);
    }
  }

  private long entries(int directory) throws IOException {
    try {
      long size = (long) GETDENTS.invokeExact(state, directory, names, (long) NAMES);
      if (size < 0) {
        throw new IOException(Errno.name((int) ERRNO.get(state, 0L)));
      }
      return size;
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private void entry(int directory, long at, int length, Sink sink) throws IOException {
    int type = names.get(JAVA_BYTE, at + TYPE_AT);
    if (type != DT_DIR && type != DT_REG && type != DT_UNKNOWN) {
      return;
    }
    MemorySegment name = names.asSlice(at + NAME_AT, length - NAME_AT);
    if (type == DT_DIR || (type == DT_UNKNOWN && isDirectory(directory, name))) {
      RawPath text = text(name);
      if (!text.bytes().equals(".") && !text.bytes().equals("..")) {
        sink.directory(text);
      }
      return;
    }
    sink.file();
    int file = open(directory, name, 0);
    if (file < 0) {
      return;
    }
    try {
      if (look(file)) {
        byte[] bytes = new byte[HEAD];
        MemorySegment.copy(head, JAVA_BYTE, 0, bytes, 0, HEAD);
        sink.elf(text(name), bytes, Path.of("/proc/self/fd/" + file));
      }
    } finally {
      close(file);
    }
  }

  /** File systems that do not tell types: try, then. */
  private boolean isDirectory(int directory, MemorySegment name) {
    int open = open(directory, name, O_DIRECTORY);
    if (open >= 0) {
      close(open);
      return true;
    }
    return false;
  }

  private boolean look(int file) {
    try {
      long size = (long) READ.invokeExact(state, file, head, (long) HEAD);
      return size == HEAD && head.get(INT, 0) == ELF_MAGIC;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** A descriptor, or the negative errno. */
  private int open(int directory, MemorySegment name, int more) {
    try {
      int open = (int) OPENAT.invokeExact(state, directory, name, flags | more);
      int errno = open < 0 ? (int) ERRNO.get(state, 0L) : 0;
      if (errno == EPERM && (flags & O_NOATIME) != 0) {
        // Only the owner and root may leave the time of access as it is.
        flags &= ~O_NOATIME;
        return open(directory, name, more);
      }
      return open < 0 ? -errno : open;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(int descriptor) {
    try {
      int _ = (int) CLOSE.invokeExact(descriptor);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static RawPath text(MemorySegment name) {
    return new RawPath(name.getString(0, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    arena.close();
  }
}
