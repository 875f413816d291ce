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
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Keeps the processes of a cgroup from writing to {@code /proc/sys}, but for {@code net}, which
 * belongs to a network namespace: everything else there is the whole kernel's. A read-only mount
 * does not do it, for a service with ProtectProc= gets a new and writable /proc.
 *
 * <p>It is a BPF program of type CGROUP_SYSCTL, see kernel documentation, "bpf/prog_cgroup_sysctl",
 * and goes with the cgroup. A denied write fails with EPERM.
 */
public final class SysctlGuard {
  private static final int BPF_PROG_LOAD = 5;
  private static final int BPF_PROG_ATTACH = 8;
  private static final int BPF_PROG_TYPE_CGROUP_SYSCTL = 23;
  private static final int BPF_CGROUP_SYSCTL = 18;
  private static final int BPF_F_ALLOW_MULTI = 2;
  private static final int ATTRIBUTES = 128;

  private static final int O_DIRECTORY_CLOEXEC = 0x10000 | 0x80000;

  /** The first four letters of a name such as {@code net/ipv4/ip_forward}, little endian. */
  private static final int NET = 'n' | ('e' << 8) | ('t' << 16) | ('/' << 24);

  /**
   * Each instruction is eight bytes: operation, registers (source in the high half), offset, and a
   * value, see kernel documentation, "bpf/standardization/instruction-set".
   */
  private static final long[] PROGRAM = {
    instruction(0xbf, 0x16, 0, 0), //  0: r6 = r1, the context
    instruction(0x61, 0x62, 0, 0), //  1: r2 = r6->write
    instruction(0x15, 0x02, 11, 0), // 2: if r2 == 0 goto 14, a read
    instruction(0x7a, 0x0a, -8, 0), // 3: *(u64 *)(r10 - 8) = 0
    instruction(0xbf, 0x61, 0, 0), //  4: r1 = r6
    instruction(0xbf, 0xa2, 0, 0), //  5: r2 = r10
    instruction(0x07, 0x02, 0, -8), // 6: r2 += -8
    instruction(0xb7, 0x03, 0, 8), //  7: r3 = 8
    instruction(0xb7, 0x04, 0, 0), //  8: r4 = 0
    instruction(0x85, 0x00, 0, 101), // 9: bpf_sysctl_get_name()
    instruction(0x61, 0xa1, -8, 0), // 10: r1 = *(u32 *)(r10 - 8)
    instruction(0x15, 0x01, 2, NET), // 11: if r1 == "net/" goto 14
    instruction(0xb7, 0x00, 0, 0), // 12: r0 = 0, deny
    instruction(0x95, 0x00, 0, 0), // 13: return
    instruction(0xb7, 0x00, 0, 1), // 14: r0 = 1, allow
    instruction(0x95, 0x00, 0, 0), // 15: return
  };

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle SYSCALL =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("syscall"),
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS, JAVA_LONG),
          CAPTURE,
          Linker.Option.firstVariadicArg(1));
  private static final MethodHandle OPEN =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("open"),
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          CAPTURE,
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private SysctlGuard() {}

  /**
   * Guards a cgroup and all below it for as long as it exists.
   *
   * @param cgroup a directory of the unified hierarchy
   * @throws IOException when this kernel or its lockdown does not allow it
   */
  public static void attach(Path cgroup) throws IOException {
    if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
      throw new IOException("not written for a big-endian machine");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int program = load(arena, state);
      try {
        int directory =
            (int)
                OPEN.invokeExact(state, arena.allocateFrom(cgroup.toString()), O_DIRECTORY_CLOEXEC);
        check(directory, state, "open " + cgroup);
        try {
          MemorySegment attributes = arena.allocate(ATTRIBUTES, 8);
          attributes.set(JAVA_INT, 0, directory);
          attributes.set(JAVA_INT, 4, program);
          attributes.set(JAVA_INT, 8, BPF_CGROUP_SYSCTL);
          attributes.set(JAVA_INT, 12, BPF_F_ALLOW_MULTI);
          bpf(BPF_PROG_ATTACH, attributes, 20, state, "attach to " + cgroup);
        } finally {
          int _ = (int) CLOSE.invokeExact(directory);
        }
      } finally {
        int _ = (int) CLOSE.invokeExact(program);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static int load(Arena arena, MemorySegment state) throws Throwable {
    MemorySegment attributes = arena.allocate(ATTRIBUTES, 8);
    attributes.set(JAVA_INT, 0, BPF_PROG_TYPE_CGROUP_SYSCTL);
    attributes.set(JAVA_INT, 4, PROGRAM.length);
    attributes.set(ADDRESS, 8, arena.allocateFrom(JAVA_LONG, PROGRAM));
    attributes.set(ADDRESS, 16, arena.allocateFrom("Apache-2.0"));
    attributes.set(JAVA_INT, 68, BPF_CGROUP_SYSCTL);
    return bpf(BPF_PROG_LOAD, attributes, 72, state, "load a sysctl program");
  }

  private static int bpf(
      int command, MemorySegment attributes, long size, MemorySegment state, String what)
      throws Throwable {
    long result = (long) SYSCALL.invokeExact(state, bpfNumber(), (long) command, attributes, size);
    check(result, state, what);
    return (int) result;
  }

  private static void check(long result, MemorySegment state, String what) throws IOException {
    if (result < 0) {
      throw new IOException("cannot " + what + ": " + Errno.name((int) ERRNO.get(state, 0L)));
    }
  }

  private static long bpfNumber() throws IOException {
    return switch (System.getProperty("os.arch")) {
      case "amd64" -> 321;
      case "aarch64", "riscv64" -> 280;
      case "ppc64le" -> 361;
      case null, default -> throw new IOException("no number of bpf(2) for this architecture");
    };
  }

  private static long instruction(int operation, int registers, int offset, int value) {
    return (operation & 0xffL)
        | ((registers & 0xffL) << 8)
        | ((offset & 0xffffL) << 16)
        | ((value & 0xffff_ffffL) << 32);
  }
}
