package dev.ringfence.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The functions of libbpf.so.1 that we call (libbpf 1.0 and later, where errors are {@code -errno},
 * or NULL and errno). Found and linked when the first BPF object is opened: linking costs 150 ms,
 * which no other command shall pay.
 */
final class Libbpf {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final int LONGEST_MESSAGE = 262_144; // the verifier's verdict ends its log

  private final SymbolLookup symbols;
  private final List<String> messages = new ArrayList<>();

  final MethodHandle openMemory;
  final MethodHandle load;
  final MethodHandle close;
  final MethodHandle findProgram;
  final MethodHandle setAutoload;
  final MethodHandle attach;
  final MethodHandle destroyLink;
  final MethodHandle linkDescriptor;
  final MethodHandle findMap;
  final MethodHandle mapDescriptor;
  final MethodHandle setMaxEntries;
  final MethodHandle lookup;
  final MethodHandle update;
  final MethodHandle delete;
  final MethodHandle possibleCpus;
  final MethodHandle newRing;
  final MethodHandle pollRing;
  final MethodHandle freeRing;
  final MethodHandle createIterator;
  final MethodHandle read;
  final MethodHandle closeDescriptor;
  private final MethodHandle format;

  private Libbpf(SymbolLookup symbols) {
    this.symbols = symbols;
    openMemory = pointer("bpf_object__open_mem", ADDRESS, JAVA_LONG, ADDRESS);
    load = number("bpf_object__load", ADDRESS);
    close = nothing("bpf_object__close", ADDRESS);
    findProgram = pointer("bpf_object__find_program_by_name", ADDRESS, ADDRESS);
    setAutoload = number("bpf_program__set_autoload", ADDRESS, JAVA_BOOLEAN);
    attach = pointer("bpf_program__attach", ADDRESS);
    destroyLink = number("bpf_link__destroy", ADDRESS);
    linkDescriptor = number("bpf_link__fd", ADDRESS);
    findMap = pointer("bpf_object__find_map_by_name", ADDRESS, ADDRESS);
    mapDescriptor = number("bpf_map__fd", ADDRESS);
    setMaxEntries = number("bpf_map__set_max_entries", ADDRESS, JAVA_INT);
    lookup = number("bpf_map_lookup_elem", JAVA_INT, ADDRESS, ADDRESS);
    update = number("bpf_map_update_elem", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
    delete = number("bpf_map_delete_elem", JAVA_INT, ADDRESS);
    possibleCpus = number("libbpf_num_possible_cpus");
    newRing = pointer("ring_buffer__new", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    pollRing = number("ring_buffer__poll", ADDRESS, JAVA_INT);
    freeRing = nothing("ring_buffer__free", ADDRESS);
    createIterator = number("bpf_iter_create", JAVA_INT);
    read =
        LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("read"),
            FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
    closeDescriptor =
        LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    format =
        LINKER.downcallHandle(
            LINKER.defaultLookup().findOrThrow("vsnprintf"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, ADDRESS));
    capturePrint();
  }

  /** Linked once, on first use. */
  private static final class Linked {
    static final Libbpf LIBBPF = link();

    private static Libbpf link() {
      return new Libbpf(SymbolLookup.libraryLookup("libbpf.so.1", Arena.global()));
    }
  }

  /**
   * The library.
   *
   * @throws BpfException when it is not installed, or too old
   */
  static Libbpf get() throws BpfException {
    try {
      return Linked.LIBBPF;
    } catch (LinkageError | RuntimeException e) {
      throw new BpfException("libbpf.so.1 cannot be loaded: install the package libbpf1");
    }
  }

  /**
   * What a method handle threw: passed on if it is ours, and otherwise a defect, because the
   * functions of C throw nothing.
   */
  static BpfException failure(Throwable thrown) {
    return switch (thrown) {
      case BpfException ours -> ours;
      case RuntimeException defect -> throw defect;
      case Error fatal -> throw fatal;
      default -> throw new IllegalStateException("a call into libbpf failed", thrown);
    };
  }

  int cpus() throws BpfException {
    try {
      return (int) possibleCpus.invokeExact();
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /** What libbpf said since this was asked last, a line each, the warnings only. */
  List<String> takeMessages() {
    synchronized (messages) {
      List<String> taken = List.copyOf(messages);
      messages.clear();
      return taken;
    }
  }

  /** The errno of a function that returned NULL; {@code state} is what was passed to it. */
  static int errno(MemorySegment state) {
    return (int) ERRNO.get(state, 0L);
  }

  /** Room for the errno of a function that returns a pointer. */
  static MemorySegment state(Arena arena) {
    return arena.allocate(CAPTURED);
  }

  private MethodHandle pointer(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        symbols.findOrThrow(name),
        FunctionDescriptor.of(ADDRESS, arguments),
        Linker.Option.captureCallState("errno"));
  }

  private MethodHandle number(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        symbols.findOrThrow(name), FunctionDescriptor.of(JAVA_INT, arguments));
  }

  private MethodHandle nothing(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.ofVoid(arguments));
  }

  /** Its messages go to a list of ours rather than to standard error. */
  private void capturePrint() {
    try {
      MethodHandle print =
          MethodHandles.lookup()
              .findVirtual(
                  Libbpf.class,
                  "print",
                  MethodType.methodType(
                      int.class, int.class, MemorySegment.class, MemorySegment.class))
              .bindTo(this);
      // va_list is passed by reference on x86-64 and arm64 alike.
      MemorySegment stub =
          LINKER.upcallStub(
              print, FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS), Arena.global());
      MethodHandle setPrint =
          LINKER.downcallHandle(
              symbols.findOrThrow("libbpf_set_print"), FunctionDescriptor.of(ADDRESS, ADDRESS));
      MemorySegment _ = (MemorySegment) setPrint.invokeExact(stub);
    } catch (Throwable e) {
      throw new IllegalStateException("libbpf's messages cannot be captured", e);
    }
  }

  /** Called by libbpf; an exception that left it would end the process. */
  @SuppressWarnings("unused") // through a method handle
  private int print(int level, MemorySegment text, MemorySegment arguments) {
    try {
      if (level > 0) { // LIBBPF_WARN is 0; info and debug are not wanted
        return 0;
      }
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment line = arena.allocate(LONGEST_MESSAGE);
        int size = (int) format.invokeExact(line, (long) LONGEST_MESSAGE, text, arguments);
        byte[] bytes = new byte[Math.clamp(size, 0, LONGEST_MESSAGE - 1)];
        MemorySegment.copy(
            line, java.lang.foreign.ValueLayout.JAVA_BYTE, 0, bytes, 0, bytes.length);
        synchronized (messages) {
          new String(bytes, StandardCharsets.UTF_8).lines().forEach(messages::add);
        }
      }
      return 0;
    } catch (Throwable e) {
      return 0;
    }
  }
}
