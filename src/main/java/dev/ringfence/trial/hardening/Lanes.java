package dev.ringfence.trial.hardening;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clones side by side, one for each CPU. The second one is booted when there are first two things
 * to try at once: most services need only one.
 */
final class Lanes implements Trier, Closeable {
  /** Opens a lane. */
  @FunctionalInterface
  interface Opening {
    Lane open() throws IOException;
  }

  /** More clones than this wait for each other's disks and locks. */
  private static final int MOST = 4;

  private final Opening opening;
  private final int width;
  private final List<Lane> lanes = new ArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> Thread.ofPlatform().daemon().name("lane").unstarted(task));

  /** With the first lane open. */
  Lanes(Opening opening, int cpus) throws IOException {
    this.opening = opening;
    this.width = Math.clamp(cpus, 1, MOST);
    lanes.add(opening.open());
  }

  /** The lane in which the service was first run. */
  Lane first() {
    return lanes.getFirst();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public List<Tried> tryAll(List<String> dropIns) throws IOException {
    List<Tried> all = new ArrayList<>();
    for (int from = 0; from < dropIns.size(); from += width) {
      all.addAll(sideBySide(dropIns.subList(from, Math.min(dropIns.size(), from + width))));
    }
    return all;
  }

  private List<Tried> sideBySide(List<String> dropIns) throws IOException {
    if (dropIns.size() == 1) {
      return List.of(first().attempt(dropIns.getFirst()));
    }
    List<Future<Tried>> running = new ArrayList<>();
    for (int at = 0; at < dropIns.size(); at++) {
      int lane = at;
      running.add(threads.submit(() -> lane(lane).attempt(dropIns.get(lane))));
    }
    List<Tried> tried = new ArrayList<>();
    for (Future<Tried> one : running) {
      tried.add(Awaited.result(one));
    }
    return tried;
  }

  /** Each is opened by the thread that uses it first. */
  private Lane lane(int number) throws IOException {
    synchronized (lanes) {
      if (number < lanes.size()) {
        return lanes.get(number);
      }
    }
    Lane lane = opening.open();
    synchronized (lanes) {
      lanes.add(lane);
    }
    return lane;
  }

  @Override
  public void close() throws IOException {
    List<Callable<Boolean>> ends = new ArrayList<>();
    for (Lane lane : lanes) {
      ends.add(() -> {
        lane.close();
        return true;
      });
    }
    try {
      for (Callable<Boolean> end : ends) {
        Awaited.result(threads.submit(end));
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
