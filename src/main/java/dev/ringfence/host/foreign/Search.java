package dev.ringfence.host.foreign;

import dev.ringfence.linux.DirectoryReader;
import dev.ringfence.linux.ElfImage;
import dev.ringfence.linux.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Some directory trees, searched by some threads that share what is left to do. A thread may hang
 * for ever in a file system that does not answer: it is a daemon, and is left behind.
 */
final class Search {
  /** Where Wine and Steam live, by the names of their directories. */
  private static final Set<String> TELLING =
      Set.of("drive_c", "i386-windows", "i386-unix", "ubuntu12_32");

  private final Set<RawPath> mountPoints;
  private final Deque<RawPath> left = new ArrayDeque<>();
  private final Set<RawPath> inWork = new TreeSet<>();
  private final ConcurrentLinkedQueue<Hit> hits = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<RawPath> telling = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong files = new AtomicLong();
  private final AtomicLong steps = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private final Abi own = Abi.here();

  /**
   * @param mountPoints directories that are not entered: each is searched by itself, or not at all
   */
  Search(Set<RawPath> mountPoints) {
    this.mountPoints = Set.copyOf(mountPoints);
  }

  void add(RawPath directory) {
    synchronized (left) {
      left.add(directory);
    }
  }

  void start(int number, String name) {
    for (int at = 0; at < number; at++) {
      threads.add(Thread.ofPlatform().daemon().name("search-" + name).start(this::work));
    }
  }

  boolean isDone() {
    synchronized (left) {
      return left.isEmpty() && inWork.isEmpty();
    }
  }

  /** Grows as long as the file systems answer. */
  long steps() {
    return steps.get();
  }

  long files() {
    return files.get();
  }

  /** Where the threads are now. */
  List<RawPath> inWork() {
    synchronized (left) {
      return List.copyOf(inWork);
    }
  }

  List<Hit> hits() {
    return List.copyOf(hits);
  }

  List<RawPath> telling() {
    return List.copyOf(telling);
  }

  /** Directories that could not be listed, each with the errno. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private void work() {
    try (DirectoryReader reader = new DirectoryReader()) {
      for (RawPath directory = next(); directory != null; directory = next()) {
        try {
          reader.read(directory, new Finds(directory));
        } catch (IOException e) {
          // What went away meanwhile is no failure.
          if (!"ENOENT".equals(e.getMessage())) {
            failures.add(directory + ": " + e.getMessage());
          }
        } finally {
          done(directory);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable RawPath next() throws InterruptedException {
    synchronized (left) {
      while (left.isEmpty()) {
        if (inWork.isEmpty()) {
          left.notifyAll();
          return null;
        }
        left.wait();
      }
      // The newest first: what is left to do stays small.
      RawPath directory = left.removeLast();
      inWork.add(directory);
      return directory;
    }
  }

  private void done(RawPath directory) {
    steps.incrementAndGet();
    synchronized (left) {
      inWork.remove(directory);
      left.notifyAll();
    }
  }

  /** What is found in one directory. */
  private final class Finds implements DirectoryReader.Sink {
    private final RawPath directory;

    Finds(RawPath directory) {
      this.directory = directory;
    }

    @Override
    public void directory(RawPath name) {
      RawPath path = directory.child(name);
      if (TELLING.contains(name.bytes())) {
        telling.add(path);
      }
      if (!mountPoints.contains(path)) {
        synchronized (left) {
          left.add(path);
          left.notify();
        }
      }
    }

    @Override
    public void file() {
      files.incrementAndGet();
      steps.incrementAndGet();
    }

    @Override
    public void elf(RawPath name, byte[] head, Path open) {
      Abi abi = Abi.of(head);
      int type = Abi.type(head);
      boolean runs = type == Abi.TYPE_EXECUTABLE || type == Abi.TYPE_SHARED;
      if (abi.equals(own) || !runs || !abi.isForPrograms()) {
        return;
      }
      String interpreter = "";
      int mode = 0;
      try {
        mode = (Integer) Files.getAttribute(open, "unix:mode");
        interpreter = ElfImage.read(open).interpreter();
      } catch (IOException damaged) {
        // It says what it is, and ends too early: it is listed, and will not run.
      }
      hits.add(new Hit(directory.child(name), abi, type, interpreter, mode));
    }
  }
}
