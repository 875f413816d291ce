package dev.ringfence.trial.probe;

import java.util.List;

/** How one directive, as a unit has it, is put to the test. */
sealed interface Probe {
  /**
   * By attempts at what this value forbids, each of which it has to refuse.
   *
   * @param attempts at least one
   */
  record Exact(List<Attempt> attempts) implements Probe {
    public Exact {
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * By attempts of which the value may allow some, or for which it needs other directives: only
   * that it refuses something proves anything.
   */
  record Broad(List<Attempt> attempts) implements Probe {
    public Broad {
      attempts = List.copyOf(attempts);
    }
  }

  /** Not at all, because it forbids nothing: it is an exception to another one, or gives. */
  record ForbidsNothing() implements Probe {}

  /** Not here, for a reason in a sentence without the full stop. */
  record NotHere(String why) implements Probe {}
}
