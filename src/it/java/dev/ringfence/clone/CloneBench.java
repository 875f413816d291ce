package dev.ringfence.clone;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast clones are, with Debian's nginx: {@code bench/clone ROOT}. Prints medians beside their
 * bounds; exits 1 when one is missed.
 */
final class CloneBench {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SERVICE = "nginx.service";
  private static final int ROUNDS = 5;

  private final CloneRequest request;
  private boolean missed;

  private CloneBench(CloneRequest request) {
    this.request = request;
  }

  public static void main(String[] arguments) throws Exception {
    int boots = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 11;
    CloneBench bench = new CloneBench(CloneRequest.of(Path.of(arguments[0])));
    bench.boots(boots);
    bench.trials(2 * boots);
    bench.scaling(boots);
    System.exit(bench.missed ? 1 : 0);
  }

  /** From the launcher to nginx active, less what nginx itself takes. */
  private void boots(int number) throws IOException {
    List<Double> booted = new ArrayList<>();
    List<Double> over = new ArrayList<>();
    List<Double> gone = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      long start = System.nanoTime();
      Clone clone = Clone.boot(request);
      booted.add(since(start));
      mustBeDone(clone.systemd().start(SERVICE, PATIENCE));
      double active = since(start);
      over.add(active - ownStart(clone.systemd().properties(SERVICE)));
      long end = System.nanoTime();
      close(clone);
      gone.add(since(end));
    }
    System.out.printf("first boot, with a cold JVM: %.0f ms%n", booted.getFirst());
    System.out.printf("launcher to systemd's first answer: %.0f ms%n", median(booted));
    System.out.printf("close to gone: %.0f ms%n", median(gone));
    judge("launcher to nginx active over its own start, ms", median(over), 400, false);
  }

  private void trials(int number) throws IOException {
    List<Double> took = new ArrayList<>();
    List<Double> reloads = new ArrayList<>();
    Clone clone = Clone.boot(request);
    try {
      mustBeDone(clone.systemd().start(SERVICE, PATIENCE));
      for (int i = 0; i < number; i++) {
        long start = System.nanoTime();
        clone.systemd().reload();
        reloads.add(since(start));
        mustBeDone(clone.systemd().restart(SERVICE, PATIENCE));
        took.add(since(start));
      }
    } finally {
      close(clone);
    }
    System.out.printf("of which reload: %.0f ms%n", median(reloads));
    judge("reload and restart of nginx, ms", median(took), 300, false);
  }

  /**
   * Trials in one clone, and in two at once, by turns, so that whatever else this machine does
   * meets both.
   */
  private void scaling(int trials) throws Exception {
    List<Double> one = new ArrayList<>();
    List<Double> two = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    List<Clone> clones = List.of(Clone.boot(request), Clone.boot(request));
    try {
      for (Clone clone : clones) {
        mustBeDone(clone.systemd().start(SERVICE, PATIENCE));
      }
      for (int round = 0; round < ROUNDS; round++) {
        one.add(trialsPerSecond(clones.subList(0, 1), trials));
        two.add(trialsPerSecond(clones, trials));
        times.add(two.getLast() / one.getLast());
      }
    } finally {
      for (Clone clone : clones) {
        close(clone);
      }
    }
    System.out.printf("trials a second: one clone %.2f, two %.2f%n", median(one), median(two));
    judge("two clones do the trials of one, times", median(times), 1.6, true);
  }

  private static double trialsPerSecond(List<Clone> clones, int trials) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(clones.size())) {
      long start = System.nanoTime();
      List<Future<?>> running = new ArrayList<>();
      for (Clone clone : clones) {
        running.add(
            threads.submit(() -> {
              for (int i = 0; i < trials; i++) {
                clone.systemd().reload();
                mustBeDone(clone.systemd().restart(SERVICE, PATIENCE));
              }
              return null;
            }));
      }
      for (Future<?> each : running) {
        each.get();
      }
      return clones.size() * trials * 1000 / since(start);
    }
  }

  /** What is still being cleared up would count in what is measured next. */
  private static void close(Clone clone) throws IOException {
    clone.close();
    clone.awaitGone(PATIENCE);
  }

  private void judge(String what, double value, double bound, boolean atLeast) {
    boolean good = atLeast ? value >= bound : value <= bound;
    missed |= !good;
    System.out.printf(
        "%s: %.2f, at %s %.1f: %s%n",
        what, value, atLeast ? "least" : "most", bound, good ? "good" : "MISSED");
  }

  private static double ownStart(UnitProperties properties) {
    return (properties.number("ActiveEnterTimestampMonotonic")
            - properties.number("InactiveExitTimestampMonotonic"))
        / 1000.0;
  }

  private static void mustBeDone(JobOutcome outcome) {
    if (!outcome.isDone()) {
      throw new IllegalStateException(outcome.toString());
    }
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
