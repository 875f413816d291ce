package dev.ringfence.trial.hardening;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds which directives of a plan break a service when no denial tells: delta debugging (Zeller
 * and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002) over directives, some
 * of them tried at once.
 */
public final class Culprits<T> {
  /** Whether the service works with each of these sets of directives, and with no others. */
  @FunctionalInterface
  public interface Check<T> {
    List<Boolean> work(List<List<T>> sets) throws IOException;
  }

  private final Check<T> check;
  private final int width;

  /** With so many sets checked at once. */
  public Culprits(Check<T> check, int width) {
    this.check = check;
    this.width = width;
  }

  /**
   * A set of directives that breaks the service and of which none can be spared.
   *
   * @param broken a set that is known to break it
   */
  public List<T> among(List<T> broken) throws IOException {
    List<T> now = broken;
    int parts = 2;
    while (now.size() >= 2) {
      List<List<T>> split = split(now, parts);
      List<T> smaller = firstBroken(split);
      if (!smaller.isEmpty()) {
        parts = 2;
      } else if (parts > 2) {
        smaller = firstBroken(complements(now, split));
        parts = smaller.isEmpty() ? parts : Math.max(parts - 1, 2);
      }
      if (!smaller.isEmpty()) {
        now = smaller;
      } else if (parts >= now.size()) {
        break;
      } else {
        parts = Math.min(now.size(), parts * 2);
      }
    }
    return now;
  }

  /** Empty when it works with all of them. */
  private List<T> firstBroken(List<List<T>> sets) throws IOException {
    for (int from = 0; from < sets.size(); from += width) {
      List<List<T>> some = sets.subList(from, Math.min(sets.size(), from + width));
      int broken = check.work(some).indexOf(false);
      if (broken >= 0) {
        return some.get(broken);
      }
    }
    return List.of();
  }

  private static <T> List<List<T>> complements(List<T> all, List<List<T>> split) {
    List<List<T>> complements = new ArrayList<>();
    for (List<T> part : split) {
      List<T> rest = new ArrayList<>(all);
      rest.removeAll(part);
      complements.add(rest);
    }
    return complements;
  }

  private static <T> List<List<T>> split(List<T> all, int parts) {
    List<List<T>> split = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      List<T> slice = all.subList(part * all.size() / parts, (part + 1) * all.size() / parts);
      if (!slice.isEmpty()) {
        split.add(List.copyOf(slice));
      }
    }
    return split;
  }
}
