package dev.ringfence.diagnose;

import java.util.List;

/**
 * A way to let the service do what it was kept from.
 *
 * @param words what it does, for people
 * @param changes of the unit
 */
public record Mend(String words, List<Change> changes) {
  public Mend {
    changes = List.copyOf(changes);
  }
}
