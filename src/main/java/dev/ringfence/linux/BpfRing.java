package dev.ringfence.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads what the programs of a {@link BpfObject} send; ends with the object. */
public final class BpfRing {
  private static final int EINTR = 4;

  private final Libbpf libbpf;
  private final MemorySegment ring;
  private final Sink sink;

  private BpfRing(Libbpf libbpf, MemorySegment ring, Sink sink) {
    this.libbpf = libbpf;
    this.ring = ring;
    this.sink = sink;
  }

  static BpfRing open(Libbpf libbpf, Arena arena, BpfMap map, Consumer<byte[]> reader)
      throws BpfException {
    Sink sink = new Sink(reader);
    try {
      MethodHandle take =
          MethodHandles.lookup()
              .findVirtual(
                  Sink.class,
                  "take",
                  MethodType.methodType(
                      int.class, MemorySegment.class, MemorySegment.class, long.class))
              .bindTo(sink);
      MemorySegment stub =
          Linker.nativeLinker()
              .upcallStub(
                  take, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG), arena);
      MemorySegment state = Libbpf.state(arena);
      MemorySegment ring =
          (MemorySegment)
              libbpf.newRing.invokeExact(
                  state, map.descriptor(), stub, MemorySegment.NULL, MemorySegment.NULL);
      if (ring.equals(MemorySegment.NULL)) {
        throw new BpfException("BPF ring cannot be read: " + Errno.name(Libbpf.errno(state)));
      }
      return new BpfRing(libbpf, ring, sink);
    } catch (Throwable e) {
      throw Libbpf.failure(e);
    }
  }

  /**
   * Waits for events and passes on all there are, each as a copy. What the reader throws is kept
   * until all are read and thrown here.
   *
   * @param milliseconds to wait at most
   * @return how many there were
   */
  public int poll(int milliseconds) throws BpfException {
    int result;
    try {
      result = (int) libbpf.pollRing.invokeExact(ring, milliseconds);
    } catch (Throwable e) {
      throw Libbpf.failure(e);
    }
    sink.rethrow();
    if (result < 0 && result != -EINTR) {
      throw new BpfException("BPF ring cannot be read: " + Errno.name(-result));
    }
    return Math.max(result, 0);
  }

  void free() throws BpfException {
    try {
      libbpf.freeRing.invokeExact(ring);
    } catch (Throwable e) {
      throw Libbpf.failure(e);
    }
  }

  /** What libbpf calls for each event. An exception that went back through C would end the VM. */
  private static final class Sink {
    private final Consumer<byte[]> reader;
    private final List<RuntimeException> thrown = new ArrayList<>();

    Sink(Consumer<byte[]> reader) {
      this.reader = reader;
    }

    @SuppressWarnings("unused") // through a method handle
    int take(MemorySegment context, MemorySegment data, long size) {
      try {
        reader.accept(data.reinterpret(size).toArray(JAVA_BYTE));
      } catch (RuntimeException e) {
        thrown.add(e);
      } catch (Throwable e) {
        thrown.add(new IllegalStateException("an event could not be taken", e));
      }
      return 0;
    }

    void rethrow() {
      if (!thrown.isEmpty()) {
        RuntimeException first = thrown.getFirst();
        thrown.clear();
        throw first;
      }
    }
  }
}
