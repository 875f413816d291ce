package dev.ringfence.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/** The capabilities that the file of a program gives to who runs it (capabilities(7)). */
public final class FileCapabilities {
  /** Three words are the least (VFS_CAP_REVISION_1 aside, which nothing writes any more). */
  private static final int REVISION_2_SIZE = 20;

  private static final int LARGEST = 24;
  private static final int EFFECTIVE = 1;
  private static final ValueLayout.OfInt WORD =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** Found when a file is first asked for. */
  private static final class Getxattr {
    static final MethodHandle HANDLE =
        Linker.nativeLinker()
            .downcallHandle(
                Linker.nativeLinker().defaultLookup().findOrThrow("getxattr"),
                FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS,
                    ValueLayout.JAVA_LONG));
  }

  private FileCapabilities() {}

  /**
   * The permitted set of a file whose effective bit is set; none for a file without capabilities,
   * and for one that cannot be asked.
   */
  public static Set<Capability> of(Path file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(LARGEST);
      long size =
          (long)
              Getxattr.HANDLE.invokeExact(
                  arena.allocateFrom(file.toString()),
                  arena.allocateFrom("security.capability"),
                  data,
                  data.byteSize());
      return size < REVISION_2_SIZE ? Set.of() : read(data);
    } catch (Throwable e) {
      throw new IllegalStateException("getxattr(2) cannot be called", e);
    }
  }

  /** struct vfs_cap_data of linux/capability.h: a word of flags, then permitted and inheritable. */
  private static Set<Capability> read(MemorySegment data) {
    Set<Capability> permitted = EnumSet.noneOf(Capability.class);
    if ((data.get(WORD, 0) & EFFECTIVE) == 0) {
      return permitted;
    }
    long bits =
        Integer.toUnsignedLong(data.get(WORD, 4))
            | (Integer.toUnsignedLong(data.get(WORD, 12)) << Integer.SIZE);
    for (Capability capability : Capability.all()) {
      if ((bits & capability.bit()) != 0) {
        permitted.add(capability);
      }
    }
    return permitted;
  }
}
