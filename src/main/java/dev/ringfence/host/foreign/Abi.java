package dev.ringfence.host.foreign;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a program calls the kernel, as its ELF header tells (elf(5)).
 *
 * @param word systemd's name for it (ConditionArchitecture= of systemd.unit(5)), or {@code machine
 *     N} for one that it has no name for
 * @param machine the header's e_machine
 * @param wide whether it is of the 64-bit class
 */
public record Abi(String word, int machine, boolean wide) {
  private static final int I386 = 3;
  private static final int X86_64 = 62;
  private static final int ARM = 40;
  private static final int ARM64 = 183;

  /** What eBPF programs say; nothing executes them. */
  private static final int BPF = 247;

  /** 32-bit x86, and programs of x86-64 with 32-bit addresses. */
  static final Abi X86 = of(I386, false);

  static final Abi X32 = of(X86_64, false);

  static final int TYPE_EXECUTABLE = 2;
  static final int TYPE_SHARED = 3;

  /** The one of this machine. */
  static Abi here() {
    return "aarch64".equals(System.getProperty("os.arch")) ? of(ARM64, true) : of(X86_64, true);
  }

  /** What the first bytes of an ELF file tell. */
  static Abi of(byte[] head) {
    return of(half(head, 18), head[4] == 2);
  }

  /** The header's e_type. */
  static int type(byte[] head) {
    return half(head, 16);
  }

  private static int half(byte[] head, int at) {
    ByteOrder order = head[5] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    return Short.toUnsignedInt(ByteBuffer.wrap(head).order(order).getShort(at));
  }

  static Abi of(int machine, boolean wide) {
    String word =
        switch (machine) {
          case I386 -> "x86";
          case X86_64 -> wide ? "x86-64" : "x32";
          case ARM -> "arm";
          case ARM64 -> wide ? "arm64" : "arm64-ilp32";
          case 8 -> wide ? "mips64" : "mips";
          case 20 -> "ppc";
          case 21 -> "ppc64";
          case 22 -> wide ? "s390x" : "s390";
          case 243 -> wide ? "riscv64" : "riscv32";
          case 258 -> wide ? "loongarch64" : "loongarch32";
          default -> "machine " + machine;
        };
    return new Abi(word, machine, wide);
  }

  /** Whether a file of it could ever be executed. */
  boolean isForPrograms() {
    return machine != BPF;
  }

  /**
   * Whether the kernel of this machine may serve it by itself, if it was built so: 32-bit and x32
   * on x86-64, 32-bit ARM on arm64.
   */
  boolean isSibling() {
    return switch (here().machine) {
      case X86_64 -> machine == I386 || (machine == X86_64 && !wide);
      case ARM64 -> machine == ARM;
      default -> false;
    };
  }
}
