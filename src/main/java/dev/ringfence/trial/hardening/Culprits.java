package dev.ringfence.trial.hardening;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds which directives of a plan break a service when no denial tells: delta debugging (Zeller
 * and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", 2002) over directives.
 */
final class Culprits {
  /** Whether the service works with these directives and no others. */
  @FunctionalInterface
  interface Check {
    boolean works(List<String> directives) throws IOException;
  }

  private final Check check;

  Culprits(Check check) {
    this.check = check;
  }

  /**
   * A set of directives that breaks the service and of which none can be spared.
   *
   * @param broken a set that is known to break it
   */
  List<String> among(List<String> broken) throws IOException {
    List<String> now = broken;
    int parts = 2;
    while (now.size() >= 2) {
      List<List<String>> split = split(now, parts);
      List<String> smaller = List.of();
      for (List<String> part : split) {
        if (!check.works(part)) {
          smaller = part;
          parts = 2;
          break;
        }
      }
      if (smaller.isEmpty() && parts > 2) {
        for (List<String> part : split) {
          List<String> rest = new ArrayList<>(now);
          rest.removeAll(part);
          if (!check.works(rest)) {
            smaller = rest;
            parts = Math.max(parts - 1, 2);
            break;
          }
        }
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

  private static List<List<String>> split(List<String> all, int parts) {
    List<List<String>> split = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      List<String> slice = all.subList(part * all.size() / parts, (part + 1) * all.size() / parts);
      if (!slice.isEmpty()) {
        split.add(List.copyOf(slice));
      }
    }
    return split;
  }
}
