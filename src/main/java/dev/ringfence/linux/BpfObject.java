package dev.ringfence.linux;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * BPF programs and maps in the kernel, loaded from an ELF object. They live no longer than this
 * process: nothing is pinned, so the kernel takes them away even after SIGKILL.
 *
 * <p>Used by one thread at a time.
 */
public final class BpfObject implements AutoCloseable {
  private final Libbpf libbpf;
  private final Arena arena;
  private final MemorySegment object;
  private final Map<String, MemorySegment> links = new LinkedHashMap<>();
  private final Deque<BpfRing> rings = new ArrayDeque<>();

  private BpfObject(Libbpf libbpf, Arena arena, MemorySegment object) {
    this.libbpf = libbpf;
    this.arena = arena;
    this.object = object;
  }

  /**
   * Loads an object into the kernel, with some of its programs left out.
   *
   * @param elf the object
   * @param without programs that are not loaded, by name
   * @param entries sizes of maps that differ from what the object says, by name
   * @throws BpfLoadException with what libbpf and the verifier said
   * @throws BpfException when libbpf is missing, or the object is none
   */
  public static BpfObject load(byte[] elf, Collection<String> without, Map<String, Integer> entries)
      throws IOException {
    Libbpf libbpf = Libbpf.get();
    libbpf.takeMessages();
    BpfObject opened = open(libbpf, elf);
    try {
      for (String program : without) {
        int _ = (int) libbpf.setAutoload.invokeExact(opened.program(program), false);
      }
      for (Map.Entry<String, Integer> size : entries.entrySet()) {
        MemorySegment map = opened.find(libbpf.findMap, "map", size.getKey());
        int _ = (int) libbpf.setMaxEntries.invokeExact(map, (int) size.getValue());
      }
      int result = (int) libbpf.load.invokeExact(opened.object);
      if (result < 0) {
        throw BpfLoadException.of(-result, libbpf.takeMessages());
      }
      return opened;
    } catch (BpfLoadException e) {
      opened.close();
      throw e;
    } catch (Throwable e) {
      opened.close();
      throw Libbpf.failure(e);
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // closed with the object
  private static BpfObject open(Libbpf libbpf, byte[] elf) throws BpfException {
    Arena arena = Arena.ofShared();
    try {
      MemorySegment bytes = arena.allocate(elf.length, 8);
      MemorySegment.copy(elf, 0, bytes, JAVA_BYTE, 0, elf.length);
      MemorySegment state = Libbpf.state(arena);
      MemorySegment object =
          (MemorySegment)
              libbpf.openMemory.invokeExact(state, bytes, (long) elf.length, MemorySegment.NULL);
      if (object.equals(MemorySegment.NULL)) {
        throw new BpfException("BPF object is refused: " + Errno.name(Libbpf.errno(state)));
      }
      return new BpfObject(libbpf, arena, object);
    } catch (Throwable e) {
      arena.close();
      throw Libbpf.failure(e);
    }
  }

  /** CPUs the kernel may ever have: so many values has a key of a map with a value for each. */
  public int cpus() throws BpfException {
    return libbpf.cpus();
  }

  /** A map by name. */
  public BpfMap map(String name) throws BpfException {
    try {
      MemorySegment map = find(libbpf.findMap, "map", name);
      return new BpfMap(libbpf, name, (int) libbpf.mapDescriptor.invokeExact(map));
    } catch (Throwable e) {
      throw Libbpf.failure(e);
    }
  }

  /** A reader of a ring buffer map. */
  public BpfRing ring(String map, Consumer<byte[]> reader) throws BpfException {
    BpfRing ring = BpfRing.open(libbpf, arena, map(map), reader);
    rings.push(ring);
    return ring;
  }

  /** Lets a program run from now on, at the place its section names. */
  public void attach(String program) throws BpfException {
    links.put(program, link(program));
  }

  /** Ends what {@link #attach} began. */
  public void detach(String program) throws BpfException {
    MemorySegment link = links.remove(program);
    if (link != null) {
      destroy(link);
    }
  }

  private void destroy(MemorySegment link) throws BpfException {
    try {
      int _ = (int) libbpf.destroyLink.invokeExact(link);
    } catch (Throwable e) {
      throw Libbpf.failure(e);
    }
  }

  /** Attaches an iterator program and runs it once over everything it iterates. */
  public void iterate(String program) throws BpfException {
    MemorySegment link = link(program);
    try (Arena here = Arena.ofConfined()) {
      int descriptor = (int) libbpf.linkDescriptor.invokeExact(link);
      int iterator = (int) libbpf.createIterator.invokeExact(descriptor);
      if (iterator < 0) {
        throw new BpfException("BPF iterator " + program + " fails: " + Errno.name(-iterator));
      }
      MemorySegment buffer = here.allocate(4096);
      long size;
      do {
        // The program works by being run: it prints nothing.
        size = (long) libbpf.read.invokeExact(iterator, buffer, 4096L);
      } while (size > 0);
      int _ = (int) libbpf.closeDescriptor.invokeExact(iterator);
    } catch (Throwable e) {
      throw Libbpf.failure(e);
    } finally {
      destroy(link);
    }
  }

  /** Takes the programs and maps out of the kernel. Links first, then the object, then memory. */
  @Override
  public void close() throws BpfException {
    for (MemorySegment link : links.values()) {
      destroy(link);
    }
    links.clear();
    try {
      while (!rings.isEmpty()) {
        rings.pop().free();
      }
      libbpf.close.invokeExact(object);
    } catch (Throwable e) {
      throw Libbpf.failure(e);
    }
    arena.close();
  }

  private MemorySegment link(String program) throws BpfException {
    try (Arena here = Arena.ofConfined()) {
      MemorySegment state = Libbpf.state(here);
      MemorySegment link = (MemorySegment) libbpf.attach.invokeExact(state, program(program));
      if (link.equals(MemorySegment.NULL)) {
        throw new BpfException(
            "BPF program " + program + " cannot be attached: " + Errno.name(Libbpf.errno(state)));
      }
      return link;
    } catch (Throwable e) {
      throw Libbpf.failure(e);
    }
  }

  private MemorySegment program(String name) throws BpfException {
    return find(libbpf.findProgram, "program", name);
  }

  private MemorySegment find(MethodHandle finder, String what, String name) throws BpfException {
    try (Arena here = Arena.ofConfined()) {
      MemorySegment found =
          (MemorySegment) finder.invokeExact(Libbpf.state(here), object, here.allocateFrom(name));
      if (found.equals(MemorySegment.NULL)) {
        throw new BpfException("BPF object has no " + what + " " + name);
      }
      return found;
    } catch (Throwable e) {
      throw Libbpf.failure(e);
    }
  }
}
