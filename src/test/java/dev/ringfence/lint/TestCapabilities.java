package dev.ringfence.lint;

import dev.ringfence.linux.Capability;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Gives files capabilities with setxattr(2), which only root may. */
final class TestCapabilities {
  private static final int REVISION_2_EFFECTIVE = 0x02000001;

  private TestCapabilities() {}

  static void set(Path file, Capability capability) {
    ValueLayout.OfInt word = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(20);
      data.set(word, 0, REVISION_2_EFFECTIVE);
      data.set(
          word,
          capability.number() < 32 ? 4 : 12,
          (int) (capability.bit() >>> (capability.number() & 32)));
      int result =
          (int)
              Linker.nativeLinker()
                  .downcallHandle(
                      Linker.nativeLinker().defaultLookup().findOrThrow("setxattr"),
                      FunctionDescriptor.of(
                          ValueLayout.JAVA_INT,
                          ValueLayout.ADDRESS,
                          ValueLayout.ADDRESS,
                          ValueLayout.ADDRESS,
                          ValueLayout.JAVA_LONG,
                          ValueLayout.JAVA_INT))
                  .invokeExact(
                      arena.allocateFrom(file.toString()),
                      arena.allocateFrom("security.capability"),
                      data,
                      data.byteSize(),
                      0);
      Assumptions.assumeTrue(result == 0, "file capabilities can be set only by root");
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
