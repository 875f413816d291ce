package dev.ringfence.observe.live;

import dev.ringfence.observe.FileAccess;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What to do with a system call when it returns: one row of the table that the BPF programs work by
 * ({@code struct descriptor} of src/main/bpf/events.h), and what it means for files.
 *
 * @param operation what the programs do
 * @param a to {@code d}: indexes of arguments, {@link #NONE} for none; see {@code enum operation}
 * @param maskA of the first number, or the access bits of a descriptor
 * @param maskB of the second number
 * @param access what is done to the path, or to the first of two
 * @param second what is done to the second of two
 */
record CallRule(
    Operation operation,
    int flags,
    int a,
    int b,
    int c,
    int d,
    long maskA,
    long maskB,
    FileAccess access,
    FileAccess second) {

  static final int NONE = 0xff;

  /** Of a directory argument: there is none, the working directory counts. */
  static final int HERE = 0xff;

  static final int ENDS_TASK = 1;
  static final int ONLY_NONZERO = 2;
  static final int ONLY_DONE = 4;
  static final int ONLY_FAILED = 8;
  static final int PARENT_ONLY = 16;
  static final int RECEIVES = 32;
  static final int TELLS_WHAT = 64;

  /** Type and permissions of a node; its device comes above them. */
  private static final long NODE_MODE = 0177777;

  /** Bytes of a row. */
  static final int SIZE = 24;

  /** By {@code enum operation}, which begins with OP_NONE = 0. */
  enum Operation {
    NOTHING,
    OPEN,
    PATH,
    PATHS,
    DESCRIPTOR,
    ADDRESS,
    MESSAGE,
    NUMBERS,
    MAP,
    PROTECT,
    IOCTL,
    FIELD,
    SOCKETCALL,
    LIMIT,
    LOCK,
    GROUPS,
    ACCEPT,
    NODE,
    MOUNT,
    ATTACH
  }

  /** Bits of {@code enum access}: what a file event says was done. */
  enum Bit {
    READ(1),
    WRITE(2),
    CREATED(4),
    EXECUTE(8),
    MAP_EXECUTABLE(16),
    PATH_ONLY(32),
    LIST(64),
    LOCK(128),
    CHMOD(256),
    CHOWN(512),
    ATTRIBUTES(1024),
    ENTER(2048),
    STAT(4096);

    final int mask;

    Bit(int mask) {
      this.mask = mask;
    }

    boolean in(long access) {
      return (access & mask) != 0;
    }
  }

  static CallRule of(Operation operation, int a, int b, int c) {
    return new CallRule(operation, 0, a, b, c, NONE, -1, -1, FileAccess.STAT, FileAccess.STAT);
  }

  /** A path at an argument, from a directory at another. */
  static CallRule path(int directory, int path, FileAccess access) {
    return of(Operation.PATH, directory, path, NONE).doing(access, access);
  }

  /** A node made at a path, from a directory, with its mode and device at arguments. */
  static CallRule node(int directory, int path, int mode, int device) {
    CallRule rule = of(Operation.NODE, directory, path, mode);
    return rule.at(device).masked(NODE_MODE, -1).doing(FileAccess.CREATE, FileAccess.CREATE);
  }

  static CallRule paths(
      int directory, int path, int directory2, int path2, FileAccess first, FileAccess second) {
    return new CallRule(
        Operation.PATHS, 0, directory, path, directory2, path2, -1, -1, first, second);
  }

  /** Something done to an open file. */
  static CallRule descriptor(int argument, Bit... bits) {
    long access = 0;
    for (Bit bit : bits) {
      access |= bit.mask;
    }
    return of(Operation.DESCRIPTOR, argument, NONE, NONE).masked(access, -1);
  }

  static CallRule numbers(int a, int b, int c) {
    return of(Operation.NUMBERS, a, b, c);
  }

  CallRule doing(FileAccess first, FileAccess next) {
    return new CallRule(operation, flags, a, b, c, d, maskA, maskB, first, next);
  }

  CallRule masked(long first, long next) {
    return new CallRule(operation, flags, a, b, c, d, first, next, access, second);
  }

  /** With a number at an argument that belongs to the fact, masked. */
  CallRule with(int argument, long mask) {
    return operation == Operation.DESCRIPTOR
        ? new CallRule(operation, flags, a, b, argument, d, maskA, mask, access, second)
        : new CallRule(operation, flags, a, b, argument, d, mask, maskB, access, second);
  }

  /** Of FIELD: where in the struct; of NODE and {@link #TELLS_WHAT}: which argument. */
  CallRule at(int offset) {
    return new CallRule(operation, flags, a, b, c, offset, maskA, maskB, access, second);
  }

  CallRule when(int more) {
    return new CallRule(operation, flags | more, a, b, c, d, maskA, maskB, access, second);
  }

  @SuppressWarnings("EnumOrdinal") // the order of events.h is the interface
  byte[] bytes() {
    return ByteBuffer.allocate(SIZE)
        .order(ByteOrder.nativeOrder())
        .put((byte) operation.ordinal())
        .put((byte) flags)
        .put((byte) a)
        .put((byte) b)
        .put((byte) c)
        .put((byte) d)
        .putShort((short) 0)
        .putLong(maskA)
        .putLong(maskB)
        .array();
  }
}
