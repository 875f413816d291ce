package dev.ringfence.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Something done in the network of another process. A network namespace belongs to a thread
 * (setns(2)), so it is done on a thread that ends with it.
 *
 * @param pid a process in that network
 */
public record NetworkNamespace(long pid) {
  private static final int CLONE_NEWNET = 0x4000_0000;
  private static final int O_CLOEXEC = 0x8_0000; // and O_RDONLY, which is 0

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option CAPTURE = Linker.Option.captureCallState("errno");
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final MethodHandle OPEN =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("open"),
          FunctionDescriptor.of(JAVA_INT, ValueLayout.ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2),
          CAPTURE);
  private static final MethodHandle SETNS =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("setns"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT),
          CAPTURE);
  private static final MethodHandle CLOSE =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("close"), FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  /**
   * Does it there and waits for it.
   *
   * @throws IOException when the process is gone or this one may not enter, or from the task
   */
  public <T> T call(Callable<T> task) throws IOException {
    FutureTask<T> there =
        new FutureTask<>(() -> {
          enter();
          return task.call();
        });
    Thread.ofPlatform().daemon().name("in the network of " + pid).start(there);
    try {
      return there.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case null, default -> throw new IOException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new java.io.InterruptedIOException("interrupted");
    }
  }

  private void enter() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int file =
          (int) OPEN.invokeExact(state, arena.allocateFrom("/proc/" + pid + "/ns/net"), O_CLOEXEC);
      if (file < 0) {
        throw failure("open its network namespace", state);
      }
      int entered = (int) SETNS.invokeExact(state, file, CLONE_NEWNET);
      int _ = (int) CLOSE.invokeExact(file);
      if (entered < 0) {
        throw failure("enter its network namespace", state);
      }
    } catch (IOException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call into libc could not be made", e);
    }
  }

  private IOException failure(String what, MemorySegment state) {
    int errno =
        (int) STATE.varHandle(MemoryLayout.PathElement.groupElement("errno")).get(state, 0L);
    return new IOException("process " + pid + ": cannot " + what + ": " + Errno.name(errno));
  }
}
