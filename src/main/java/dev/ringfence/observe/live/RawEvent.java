package dev.ringfence.observe.live;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * One event as the BPF programs send it: {@code struct event} of src/main/bpf/events.h, and what
 * follows it.
 *
 * @param time nanoseconds of CLOCK_BOOTTIME
 * @param key under which the programs count it
 * @param process as the outermost PID namespace numbers it
 * @param inner as its own PID namespace numbers it
 * @param error 0, or an errno
 * @param call number of the system call, within {@code abi}
 * @param group stage and process name, announced by an event of kind GROUP
 * @param flags of {@code FLAG_}
 * @param base a path that the kernel resolved; empty if there is none
 * @param text what the process gave, with its NUL
 */
record RawEvent(
    long time,
    Key key,
    long a,
    long b,
    long c,
    Kind kind,
    int process,
    int inner,
    int error,
    int call,
    int abi,
    int group,
    int flags,
    KernelText base,
    KernelText text) {

  static final int FLAG_DENIED = 1;
  static final int FLAG_WHOLE = 2;
  static final int FLAG_TREE = 4;
  static final int FLAG_CHROOTED = 8;
  static final int FLAG_UNLINKED = 16;

  static final int ABI_NATIVE = 0;
  static final int ABI_COMPAT = 1;
  static final int ABI_X32 = 2;

  /** Bytes before base and text. */
  static final int HEADER = 80;

  /** A fact's name in the map {@code sent}. */
  record Key(long high, long low) {
    byte[] bytes() {
      return ByteBuffer.allocate(16)
          .order(ByteOrder.nativeOrder())
          .putLong(high)
          .putLong(low)
          .array();
    }
  }

  /** By {@code enum kind}, which begins with 1. */
  enum Kind {
    SYSCALL,
    FILE,
    PATH,
    NUMBERS,
    ADDRESS,
    STAGE,
    GROUP,
    SCRIPT,
    CAPABILITY,
    URING,
    SIGNAL,
    MEMORY,
    IOCTL,
    TOLD,
    EMPTY,
    FILTERED,
    ROOT;

    private static final Kind[] ALL = values();
  }

  /** Reads one; empty when it is of a kind we do not know, or shorter than it says. */
  static Optional<RawEvent> read(byte[] bytes) {
    if (bytes.length < HEADER) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    long time = in.getLong();
    Key key = new Key(in.getLong(), in.getLong());
    long a = in.getLong();
    long b = in.getLong();
    long c = in.getLong();
    int kind = in.getInt();
    int process = in.getInt();
    int inner = in.getInt();
    int error = in.getInt();
    int call = Short.toUnsignedInt(in.getShort());
    int abi = Byte.toUnsignedInt(in.get());
    int group = Byte.toUnsignedInt(in.get());
    int flags = Short.toUnsignedInt(in.getShort());
    int baseSize = Short.toUnsignedInt(in.getShort());
    int textSize = Short.toUnsignedInt(in.getShort());
    if (kind < 1 || kind > Kind.ALL.length || HEADER + baseSize + textSize > bytes.length) {
      return Optional.empty();
    }
    return Optional.of(
        new RawEvent(
            time,
            key,
            a,
            b,
            c,
            Kind.ALL[kind - 1],
            process,
            inner,
            error,
            call,
            abi,
            group,
            flags,
            new KernelText(Arrays.copyOfRange(bytes, HEADER, HEADER + Math.max(0, baseSize - 1))),
            new KernelText(
                Arrays.copyOfRange(bytes, HEADER + baseSize, HEADER + baseSize + textSize))));
  }

  /** Without what its facts hold already. */
  RawEvent withoutTexts() {
    return with(KernelText.NONE, KernelText.NONE);
  }

  /**
   * With its path as seen from a root directory, if it is below that.
   *
   * @param root without a slash at its end
   */
  RawEvent seenFrom(String root) {
    return root.isEmpty() ? this : with(base.below(root), text);
  }

  private RawEvent with(KernelText otherBase, KernelText otherText) {
    return new RawEvent(
        time, key, a, b, c, kind, process, inner, error, call, abi, group, flags, otherBase,
        otherText);
  }

  /** Whether the other is counted at the same place: the kernel forgot it was sent. */
  boolean countsAlike(RawEvent other) {
    return key.equals(other.key)
        && kind == other.kind
        && call == other.call
        && abi == other.abi
        && group == other.group;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** The resolved path; empty if there is none. */
  String basePath() {
    return base.whole();
  }

  /** What the process gave, up to its NUL. */
  String textPath() {
    return text.untilNul(0);
  }
}
