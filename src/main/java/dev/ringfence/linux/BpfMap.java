package dev.ringfence.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** A map of a loaded {@link BpfObject}: keys and values are bytes in the machine's order. */
public final class BpfMap {
  private final Libbpf libbpf;
  private final String name;
  private final int descriptor;

  BpfMap(Libbpf libbpf, String name, int descriptor) {
    this.libbpf = libbpf;
    this.name = name;
    this.descriptor = descriptor;
  }

  int descriptor() {
    return descriptor;
  }

  /**
   * The value under a key.
   *
   * @param size of a value in bytes; of a map with a value for each CPU, {@link BpfObject#cpus()}
   *     times the size rounded up to 8
   * @return empty when there is none
   */
  public Optional<byte[]> lookup(byte[] key, int size) throws BpfException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment value = arena.allocate(size, 8);
      int result = (int) libbpf.lookup.invokeExact(descriptor, bytes(arena, key), value);
      return result == 0 ? Optional.of(value.toArray(JAVA_BYTE)) : Optional.empty();
    } catch (Throwable e) {
      throw Libbpf.failure(e);
    }
  }

  /** Puts a value under a key, whether there was one or not. */
  public void update(byte[] key, byte[] value) throws BpfException {
    int result;
    try (Arena arena = Arena.ofConfined()) {
      result =
          (int) libbpf.update.invokeExact(descriptor, bytes(arena, key), bytes(arena, value), 0L);
    } catch (Throwable e) {
      throw Libbpf.failure(e);
    }
    if (result < 0) {
      throw new BpfException("BPF map " + name + " takes no entry: " + Errno.name(-result));
    }
  }

  /** Removes a key; one that is not there is no error. */
  public void delete(byte[] key) throws BpfException {
    try (Arena arena = Arena.ofConfined()) {
      int _ = (int) libbpf.delete.invokeExact(descriptor, bytes(arena, key));
    } catch (Throwable e) {
      throw Libbpf.failure(e);
    }
  }

  private static MemorySegment bytes(Arena arena, byte[] from) {
    MemorySegment to = arena.allocate(from.length, 8);
    MemorySegment.copy(from, 0, to, JAVA_BYTE, 0, from.length);
    return to;
  }
}
