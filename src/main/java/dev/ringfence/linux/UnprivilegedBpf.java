package dev.ringfence.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * Tries whether a user without privileges may load a BPF program. It is done on a thread that gives
 * its privileges up for good: to the kernel they belong to a thread, not to the process
 * (credentials(7)).
 */
public final class UnprivilegedBpf {
  private static final int BPF_PROG_LOAD = 5;
  private static final int BPF_PROG_TYPE_SOCKET_FILTER = 1;
  private static final int ATTRIBUTES = 128;
  private static final long NOBODY = 65_534;
  private static final int EPERM = 1;

  /** r0 = 0; return. */
  private static final long[] PROGRAM = {0x0000_0000_0000_00b7L, 0x0000_0000_0000_0095L};

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final MethodHandle SYSCALL =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("syscall"),
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
          Linker.Option.captureCallState("errno"),
          Linker.Option.firstVariadicArg(1));
  private static final MethodHandle CLOSE =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private UnprivilegedBpf() {}

  /** What came of it. */
  private static final class Outcome {
    boolean allowed;
    String failure = "";
  }

  /**
   * Whether it is allowed.
   *
   * @throws IOException when it failed for another reason than missing privileges
   */
  public static boolean allowed() throws IOException, InterruptedException {
    Outcome outcome = new Outcome();
    Thread thread = Thread.ofPlatform().name("unprivileged-bpf").start(() -> attempt(outcome));
    thread.join();
    if (!outcome.failure.isEmpty()) {
      throw new IOException(outcome.failure);
    }
    return outcome.allowed;
  }

  private static void attempt(Outcome outcome) {
    try (Arena arena = Arena.ofConfined()) {
      Numbers numbers = Numbers.here();
      MemorySegment state = arena.allocate(STATE);
      if (geteuid(numbers, state) == 0
          && (long) SYSCALL.invokeExact(state, numbers.setresuid, NOBODY, NOBODY, NOBODY) != 0) {
        outcome.failure = "privileges cannot be given up: " + errno(state);
        return;
      }
      MemorySegment attributes = arena.allocate(ATTRIBUTES, 8);
      attributes.set(JAVA_INT, 0, BPF_PROG_TYPE_SOCKET_FILTER);
      attributes.set(JAVA_INT, 4, PROGRAM.length);
      attributes.set(ADDRESS, 8, arena.allocateFrom(JAVA_LONG, PROGRAM));
      attributes.set(ADDRESS, 16, arena.allocateFrom("Apache-2.0"));
      long program =
          (long)
              SYSCALL.invokeExact(
                  state, numbers.bpf, (long) BPF_PROG_LOAD, attributes.address(), 72L);
      if (program >= 0) {
        outcome.allowed = true;
        int _ = (int) CLOSE.invokeExact((int) program);
      } else if ((int) ERRNO.get(state, 0L) != EPERM) {
        outcome.failure = "bpf(2) failed: " + errno(state);
      }
    } catch (Throwable e) {
      outcome.failure = String.valueOf(e.getMessage());
    }
  }

  private static long geteuid(Numbers numbers, MemorySegment state) throws Throwable {
    return (long) SYSCALL.invokeExact(state, numbers.geteuid, 0L, 0L, 0L);
  }

  private static String errno(MemorySegment state) {
    return Errno.name((int) ERRNO.get(state, 0L));
  }

  /** Raw system calls, because those of libc change every thread. */
  private record Numbers(long bpf, long setresuid, long geteuid) {
    static Numbers here() throws IOException {
      return switch (System.getProperty("os.arch")) {
        case "amd64" -> new Numbers(321, 117, 107);
        case "aarch64", "riscv64" -> new Numbers(280, 147, 175);
        case null, default -> throw new IOException("no system call numbers for this architecture");
      };
    }
  }
}
