package dev.ringfence.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * A netlink socket to the kernel's audit, see netlink(7) and kernel/audit.c. Java has no AF_NETLINK
 * of its own. One thread may wait while another receives; otherwise one at a time.
 */
final class AuditSocket implements AutoCloseable {
  private static final int AF_NETLINK = 16;
  private static final int SOCK_RAW = 3;
  private static final int SOCK_CLOEXEC = 0x8_0000;
  private static final int NETLINK_AUDIT = 9;
  private static final int READLOG_GROUP = 1; // AUDIT_NLGRP_READLOG, as a bit mask
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUFFORCE = 33;
  private static final int MSG_DONTWAIT = 0x40;
  private static final short POLLIN = 1;
  private static final int RECEIVE_BYTES = 16 << 20;

  /** MAX_AUDIT_MESSAGE_LENGTH of libaudit is 8970. */
  private static final int LARGEST = 16 << 10;

  private static final int HEADER = 16;

  private static final int EINTR = 4;
  private static final int EAGAIN = 11;
  private static final int ENOBUFS = 105;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle SOCKET =
      call("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle BIND =
      call("bind", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle SETSOCKOPT =
      call(
          "setsockopt",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle RECV =
      call("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle POLL =
      call("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle CLOSE =
      call("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final Arena arena = Arena.ofShared();
  private final MemorySegment state = arena.allocate(STATE);
  private final MemorySegment pollState = arena.allocate(STATE);
  private final MemorySegment message = arena.allocate(LARGEST, 8);
  private final MemorySegment pollFd = arena.allocate(8, 4);
  private int descriptor = -1;

  /** What one attempt to receive brought. */
  sealed interface Received {
    /** A message of the given type. */
    record Message(int type, String text) implements Received {}

    /** Nothing is waiting. */
    record Nothing() implements Received {}

    /** The kernel threw messages away because we did not read them in time. */
    record Overflow() implements Received {}

    /** The socket failed. */
    record Failed(int errno) implements Received {}
  }

  private static MethodHandle call(String name, FunctionDescriptor descriptor) {
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), descriptor, CAPTURE);
  }

  /** Joins the group that hears every audit record; 0, or the errno. */
  int open() {
    try {
      descriptor =
          (int) SOCKET.invokeExact(state, AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_AUDIT);
      if (descriptor < 0) {
        return errno();
      }
      MemorySegment bytes = arena.allocate(JAVA_INT, RECEIVE_BYTES);
      // May fail without CAP_NET_ADMIN; the buffer is then smaller and overflows are counted.
      int _ = (int) SETSOCKOPT.invokeExact(state, descriptor, SOL_SOCKET, SO_RCVBUFFORCE, bytes, 4);
      MemorySegment address = arena.allocate(12, 4); // struct sockaddr_nl
      address.set(JAVA_SHORT, 0, (short) AF_NETLINK);
      address.set(JAVA_INT, 8, READLOG_GROUP);
      int bound = (int) BIND.invokeExact(state, descriptor, address, 12);
      return bound == 0 ? 0 : errno();
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** Waits until a message is there; false when none came in {@code millis}. */
  boolean await(int millis) {
    try {
      pollFd.set(JAVA_INT, 0, descriptor);
      pollFd.set(JAVA_SHORT, 4, POLLIN);
      pollFd.set(JAVA_SHORT, 6, (short) 0);
      return (int) POLL.invokeExact(pollState, pollFd, 1L, millis) > 0;
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  /** Takes the next message without waiting for one. */
  Received receive() {
    try {
      long length =
          (long) RECV.invokeExact(state, descriptor, message, (long) LARGEST, MSG_DONTWAIT);
      if (length < 0) {
        int errno = errno();
        return switch (errno) {
          case EAGAIN, EINTR -> new Received.Nothing();
          case ENOBUFS -> new Received.Overflow();
          default -> new Received.Failed(errno);
        };
      }
      if (length < HEADER) {
        return new Received.Message(0, "");
      }
      // struct nlmsghdr; audit's own length leaves the header out, so the datagram's counts.
      int type = Short.toUnsignedInt(message.get(JAVA_SHORT, 4));
      byte[] text = message.asSlice(HEADER, length - HEADER).toArray(ValueLayout.JAVA_BYTE);
      int end = text.length;
      while (end > 0 && (text[end - 1] == 0 || text[end - 1] == '\n')) {
        end--;
      }
      return new Received.Message(type, new String(text, 0, end, StandardCharsets.UTF_8));
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  private int errno() {
    return (int) ERRNO.get(state, 0L);
  }

  private static IllegalStateException impossible(Throwable e) {
    return new IllegalStateException("a call into libc could not be made", e);
  }

  @Override
  public void close() {
    if (descriptor >= 0) {
      try {
        int _ = (int) CLOSE.invokeExact(state, descriptor);
      } catch (Throwable e) {
        throw impossible(e);
      }
      descriptor = -1;
    }
    arena.close();
  }
}
